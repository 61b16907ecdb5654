namespace FineTune;

/// <summary>A part of a text file of this folder: a heading in brackets, what stands behind it, and lines. Lines that begin with # are comments.</summary>
/// <param name="Heading">What stands in the brackets.</param>
/// <param name="Rest">What follows on the line of the heading.</param>
/// <param name="Lines">The lines, without those that are empty.</param>
internal sealed record Section(string Heading, string Rest, IReadOnlyList<string> Lines)
{
    /// <summary>Reads a file that was copied beside the program.</summary>
    public static IReadOnlyList<Section> ReadAll(string name)
    {
        var sections = new List<Section>();
        var lines = new List<string>();
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Data", name)).Select(line => line.Trim()).Where(line => line is not ("" or ['#', ..])))
        {
            if (line.StartsWith('[') && line.IndexOf(']', StringComparison.Ordinal) is > 0 and var end)
                sections.Add(new Section(line[1..end], line[(end + 1)..].Trim(), lines = []));
            else
                lines.Add(line);
        }

        return sections;
    }

    /// <summary>What the lines that begin with a word and a colon say.</summary>
    public IReadOnlyList<string> Behind(string word) =>
        [.. Lines.Where(line => line.StartsWith($"{word}:", StringComparison.Ordinal)).Select(line => line[(word.Length + 1)..].Trim())];
}
