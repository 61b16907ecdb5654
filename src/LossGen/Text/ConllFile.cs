using System.Text;

namespace LossGen;

/// <summary>Reads files of tagged words in the columns of the CoNLL shared tasks.</summary>
/// <remarks>Lines may end in LF or CRLF, the last one in nothing. Sources: the CoNLL-2003 task (Tjong Kim Sang and De Meulder) and universaldependencies.org/format.html.</remarks>
public static class ConllFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="format">Which columns say what; <see cref="ConllFormat.NamedEntities"/> where null.</param>
    /// <param name="encoding">Its encoding; UTF-8 where null. The Dutch, German and Spanish files of CoNLL are in Latin-1.</param>
    /// <returns>The sentences in order; none where the file has no token.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="DataException">A line is not what the format says; the message names the file, the line and what was expected.</exception>
    public static IReadOnlyList<ConllSentence> Load(string path, ConllFormat? format = null, Encoding? encoding = null)
    {
        using var reader = TextFile.Open(path, encoding);
        return Read(reader, path, format);
    }

    /// <summary>Reads text.</summary>
    /// <param name="reader">The text; read to its end and left open.</param>
    /// <param name="name">What messages call it: the name of the file, say.</param>
    /// <param name="format">Which columns say what; <see cref="ConllFormat.NamedEntities"/> where null.</param>
    /// <returns>The sentences in order; none where the text has no token.</returns>
    /// <exception cref="DataException">A line is not what the format says; the message names the file, the line and what was expected.</exception>
    public static IReadOnlyList<ConllSentence> Read(TextReader reader, string name, ConllFormat? format = null)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
            lines.Add(line);

        return new ConllReader(name, format ?? ConllFormat.NamedEntities).Read(lines);
    }
}
