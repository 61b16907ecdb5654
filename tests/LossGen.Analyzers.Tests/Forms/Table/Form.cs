using System.Text;
using System.Text.RegularExpressions;

namespace LossGen.Analyzers.Tests.Forms;

/// <summary>A way in which a program carries a value from where it is made to where it is used.</summary>
/// <param name="Name">The way, in a few words.</param>
/// <param name="Template">
/// The members of the program: <c>$t</c> stands for the type of the value, <c>$v</c> for the expression that makes it, <c>$r</c> for the one that makes
/// the right value also in the program with the mistake, and <c>$use(...)</c> for the statements that use it, handed the expression in parentheses.
/// What stands above a line of three dashes comes before the class of the program.
/// </param>
/// <param name="Fits">The kinds of value that can be carried so.</param>
internal sealed partial record Form(string Name, string Template, Carried Fits = Carried.Any)
{
    private const string UseHole = "$use(";

    private const string Divider = "---";

    /// <summary>Whether a mistake can be made so.</summary>
    public bool Carries(Mistake mistake) => Fits.HasFlag(mistake.Carried) && !(mistake.IsAlone && MakesSeveral);

    /// <summary>What comes before the class of the program, and the members of the class.</summary>
    /// <param name="mistake">The mistake.</param>
    /// <param name="isWrong">Whether the mistake is made; otherwise its correct twin is written.</param>
    public (string Before, string Members) Fill(Mistake mistake, bool isWrong)
    {
        var text = WithUses(isWrong ? mistake.Use : mistake.RightUse)
            .Replace("$t", mistake.Type, StringComparison.Ordinal)
            .Replace("$v", isWrong ? mistake.Wrong : mistake.Right, StringComparison.Ordinal)
            .Replace("$r", mistake.Right, StringComparison.Ordinal);
        var parts = text.Split(Divider);
        return parts is [var before, var members] ? (before, members) : ("", text);
    }

    public override string ToString() => Name;

    private bool MakesSeveral => Template.Contains("$r", StringComparison.Ordinal) || Template.Split("$v").Length > 2;

    private string WithUses(string use)
    {
        var text = new StringBuilder();
        var position = 0;
        for (int at; (at = Template.IndexOf(UseHole, position, StringComparison.Ordinal)) >= 0;)
        {
            var end = at + UseHole.Length;
            for (var depth = 1; depth > 0; end++)
            {
                depth += Template[end] switch { '(' => 1, ')' => -1, _ => 0 };
            }

            text.Append(Template, position, at - position).Append(Used(use, Template[(at + UseHole.Length)..(end - 1)]));
            position = end;
        }

        return text.Append(Template, position, Template.Length - position).ToString();
    }

    // What is used more than once is made once.
    private static string Used(string use, string expression)
    {
        return use.Split("$p").Length > 2 && !Identifier().IsMatch(expression)
            ? $"var carried = {expression}; " + use.Replace("$p", "carried", StringComparison.Ordinal)
            : use.Replace("$p", Primary().IsMatch(expression) ? expression : $"({expression})", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^\w+$")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"^[\w$][^ ]*$")]
    private static partial Regex Primary();
}
