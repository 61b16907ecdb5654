using System.Text.RegularExpressions;
using LossGen.Analyzers.Tests.HandWritten;

namespace LossGen.Analyzers.Tests.Forms;

/// <summary>A mistake, or its correct twin, in one form.</summary>
/// <param name="Form">The form.</param>
/// <param name="Mistake">The mistake.</param>
/// <param name="IsWrong">Whether it is made.</param>
/// <param name="Number">The number of the program, which its file and its namespace are named after.</param>
internal sealed partial record FormProgram(Form Form, Mistake Mistake, bool IsWrong, int Number)
{
    /// <summary>Two models, a batch, its class indices, its zeros and ones, a choice that nobody knows beforehand: a program has those that it names.</summary>
    private static readonly (string Name, string Member)[] Members =
    [
        ("Net", "internal static readonly Linear Net = nn.Linear(16, 5);"),
        ("Head", "internal static readonly Linear Head = nn.Linear(16, 1);"),
        ("X", "internal static readonly Tensor X = randn(8, 16);"),
        ("Y", "internal static readonly Tensor Y = randint(5, new long[] { 8 });"),
        ("Yb", "internal static readonly Tensor Yb = (rand(8) > 0.5).to_type(ScalarType.Float32);"),
        ("IsLarge", "internal static bool IsLarge => Environment.ProcessorCount > 4;"),
        ("Show", "internal static void Show(object result) => Console.WriteLine(result);"),
    ];

    /// <summary>The programs of every mistake in every form that can carry it.</summary>
    public static IReadOnlyList<FormProgram> All => Sample(int.MaxValue);

    /// <summary>
    /// The programs of some mistakes in every form, so many at least where it can carry so many: every mistake is in about as many forms as any
    /// other.
    /// </summary>
    /// <param name="mistakes">How many mistakes a form carries.</param>
    public static IReadOnlyList<FormProgram> Sample(int mistakes) =>
    [
        .. FormCatalog.All
            .SelectMany(form => Carried(form, mistakes).Select(mistake => (Form: form, Mistake: mistake)))
            .SelectMany(pair => new[] { true, false }, (pair, isWrong) => (pair.Form, pair.Mistake, IsWrong: isWrong))
            .Select((program, number) => new FormProgram(program.Form, program.Mistake, program.IsWrong, number)),
    ];

    /// <summary>The name of its file.</summary>
    public string Path => $"Program{Number}.cs";

    /// <summary>Its text.</summary>
    public string Text
    {
        get
        {
            var (before, members) = Form.Fill(Mistake, IsWrong);
            var named = Word().Matches(before + members + Mistake.Types).Select(word => word.Value).ToHashSet(StringComparer.Ordinal);
            return $$"""
                {{CaseSource.Usings}}
                using System.Threading.Tasks;
                namespace Programs.N{{Number}};
                using static Programs.N{{Number}}.Program;
                {{before}}
                static partial class Program
                {
                {{members}}
                {{string.Join('\n', Members.Where(member => named.Contains(member.Name)).Select(member => member.Member))}}
                }
                {{Mistake.Types}}
                """;
        }
    }

    // Where a form begins hangs on its name alone, so that it carries the same mistakes when other forms are added.
    private static IEnumerable<Mistake> Carried(Form form, int count)
    {
        Mistake[] fitting = [.. MistakeCatalog.All.Where(form.Carries)];
        var stride = Math.Max(1, fitting.Length / count);
        var offset = form.Name.Sum(letter => letter);
        return fitting.Where((_, index) => (index + offset) % stride == 0);
    }

    public override string ToString() => $"{Mistake.Name}, {Form.Name}, {(IsWrong ? "mistake" : "twin")}";

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
