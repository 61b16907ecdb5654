namespace LossGen.Docs.Tests;

/// <summary>A page of docs: its sections with their code.</summary>
/// <param name="Opening">What stands before the first heading of a section.</param>
/// <param name="Sections">By heading, in order.</param>
internal sealed record DocPage(DocSection Opening, IReadOnlyDictionary<string, DocSection> Sections)
{
    /// <summary>Where the pages and their files were copied.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "docs");

    /// <summary>Reads a page.</summary>
    public static DocPage Load(string name)
    {
        var sections = new OrderedDictionary<string, DocSection>();
        var opening = new DocSection([], []);
        var (section, fence) = (opening, (List<string>?)null);
        foreach (var line in File.ReadLines(Path.Combine(Folder, name)))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                fence = fence is not null ? null : line[3..] switch { "csharp" => section.Code, "text" => section.Output, _ => [] };
                continue;
            }

            if (fence is not null)
                fence.Add(line);
            else if (line.StartsWith("## ", StringComparison.Ordinal))
                sections.Add(line[3..], section = new DocSection([], []));
        }

        return new DocPage(opening, sections);
    }
}
