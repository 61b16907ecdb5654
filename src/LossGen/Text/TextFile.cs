using System.Text;
using System.Text.Unicode;

namespace LossGen;

/// <summary>Opens files of text.</summary>
public static class TextFile
{
    /// <summary>Opens a file whose encoding is known: a file in another one would be read with replacement characters in its words, which no training would ever complain of.</summary>
    /// <param name="path">The file; read at once.</param>
    /// <param name="encoding">Its encoding; UTF-8 where null, with or without a byte order mark.</param>
    /// <returns>Its text; the caller disposes it.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="DataException">It is not UTF-8 though no other encoding is given; the message names the file and the line.</exception>
    public static StreamReader Open(string path, Encoding? encoding = null)
    {
        var bytes = File.ReadAllBytes(path);
        if (encoding is null)
            CheckUtf8(path, bytes);

        return new StreamReader(new MemoryStream(bytes), encoding ?? Encoding.UTF8);
    }

    private static void CheckUtf8(string path, byte[] bytes)
    {
        if (Utf8.IsValid(bytes))
            return;

        var line = 1;
        foreach (var range in bytes.AsSpan().Split((byte)'\n'))
        {
            if (!Utf8.IsValid(bytes.AsSpan(range)))
                throw new DataException(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{path}, line {line}: is not UTF-8. Expected UTF-8, or the encoding as an argument: Encoding.Latin1, say."));

            line++;
        }
    }
}
