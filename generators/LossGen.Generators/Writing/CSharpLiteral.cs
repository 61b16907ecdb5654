using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace LossGen.Generators.Writing;

/// <summary>Writes values as C# literals that read the same under every culture.</summary>
internal static class CSharpLiteral
{
    /// <summary>A string literal. Two colons are broken up, because <see cref="NameShortener"/> looks for them.</summary>
    public static string Of(string value) => SymbolDisplay.FormatLiteral(value, quote: true).Replace("::", ":\\u003A");

    public static string Of(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.IndexOfAny(['.', 'E', 'N', 'I']) < 0 ? text + ".0" : text;
    }

    public static string Of(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string ArrayOf(IEnumerable<string> values) => "new[] { " + string.Join(", ", values.Select(Of)) + " }";

    public static string ArrayOf(IEnumerable<double> values) => "new[] { " + string.Join(", ", values.Select(Of)) + " }";

    /// <summary>Text inside an XML comment.</summary>
    public static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
