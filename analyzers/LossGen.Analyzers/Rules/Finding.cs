using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>Something wrong: where it is shown, what fills the message, and what cures it.</summary>
/// <param name="Place">Where it is shown.</param>
/// <param name="Words">What fills the placeholders of the message.</param>
internal sealed record Finding(Location Place, params object[] Words)
{
    public Finding(SyntaxNode node, params object[] words)
        : this(node.GetLocation(), words)
    {
    }

    /// <summary>The cures, best first.</summary>
    public IReadOnlyList<Fix> Fixes { get; init; } = [];

    /// <summary>The finding with a cure more, where there is one.</summary>
    public Finding With(Fix? fix) => fix is null ? this : this with { Fixes = [.. Fixes, fix] };

    /// <summary>The diagnostic; the code fixes read the cures out of it.</summary>
    public Diagnostic ToDiagnostic(DiagnosticDescriptor descriptor)
    {
        var places = new List<Location>();
        var properties = ImmutableDictionary.CreateBuilder<string, string?>();
        for (var i = 0; i < Fixes.Count; i++)
        {
            var index = i.ToString(CultureInfo.InvariantCulture);
            properties.Add(FixProperties.Title(index), Fixes[i].Title);
            properties.Add(FixProperties.Start(index), places.Count.ToString(CultureInfo.InvariantCulture));
            foreach (var edit in Fixes[i].Edits)
            {
                properties.Add(FixProperties.Text(index, (places.Count - int.Parse(properties[FixProperties.Start(index)]!, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture)), edit.Text);
                places.Add(edit.Place);
            }
        }

        return Diagnostic.Create(descriptor, Place, places, properties.ToImmutable(), Words);
    }
}
