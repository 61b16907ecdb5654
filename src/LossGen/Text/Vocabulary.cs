using System.Runtime.InteropServices;

namespace LossGen;

/// <summary>Numbers tokens for an embedding: words, characters, or what else text is cut into.</summary>
/// <remarks>Ids 0 and 1 stand for padding and for every token that is not in the vocabulary; the others follow in order of frequency, equally frequent ones in ordinal order.</remarks>
public sealed class Vocabulary
{
    /// <summary>The id that fills up shorter sequences, as that of <see cref="TokensAttribute.Padding"/> is by default.</summary>
    public const int Padding = 0;

    /// <summary>The id of tokens that are not in the vocabulary.</summary>
    public const int Unknown = 1;

    private static readonly string[] Special = ["<pad>", "<unk>"];

    private readonly string[] _tokens;
    private readonly Dictionary<string, int> _ids;

    private Vocabulary(IEnumerable<string> tokens)
    {
        _tokens = [.. Special, .. tokens];
        _ids = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var id = Special.Length; id < _tokens.Length; id++)
            _ids.Add(_tokens[id], id);
    }

    /// <summary>The number of ids, V: the tokens and the two that stand for none.</summary>
    public int Count => _tokens.Length;

    /// <summary>The tokens in the order of their ids; "&lt;pad&gt;" and "&lt;unk&gt;" come first.</summary>
    public IReadOnlyList<string> Tokens => _tokens;

    /// <summary>The id of a token; <see cref="Unknown"/> where it is not in the vocabulary.</summary>
    /// <param name="token">The token, case and all.</param>
    public int this[string token] => _ids.GetValueOrDefault(token, Unknown);

    /// <summary>Collects the tokens of text.</summary>
    /// <param name="tokens">Every token of the training text, as often as it occurs: those of held-out text would leak into training.</param>
    /// <param name="minimumFrequency">How often a token has to occur; rarer ones are unknown, so that the model learns what to make of these. At least 1.</param>
    /// <param name="maximumCount">The largest number of ids, of which the most frequent tokens get one; at least 3.</param>
    /// <returns>The vocabulary.</returns>
    /// <exception cref="ArgumentException">A token is empty or has a line break: it could not be saved.</exception>
    public static Vocabulary Build(IEnumerable<string> tokens, int minimumFrequency = 1, int maximumCount = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        ArgumentOutOfRangeException.ThrowIfLessThan(minimumFrequency, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(maximumCount, Special.Length);
        var frequencies = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var token in tokens)
            CollectionsMarshal.GetValueRefOrAddDefault(frequencies, token, out _)++;

        if (frequencies.Keys.FirstOrDefault(IsBroken) is { } broken)
            throw new ArgumentException($"The token '{broken}' is empty or has a line break. Expected tokens that fit on a line.", nameof(tokens));

        return new Vocabulary(frequencies
            .Where(token => token.Value >= minimumFrequency && !Special.Contains(token.Key))
            .OrderByDescending(token => token.Value)
            .ThenBy(token => token.Key, StringComparer.Ordinal)
            .Take(maximumCount - Special.Length)
            .Select(token => token.Key));
    }

    /// <summary>The ids of a sequence.</summary>
    /// <param name="tokens">The tokens, [L].</param>
    /// <returns>Their ids, [L].</returns>
    public int[] Encode(IEnumerable<string> tokens) => [.. tokens.Select(token => this[token])];

    /// <summary>Writes a text file, UTF-8: a token a line, in the order of the ids. An interrupted write leaves what was there before.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Save(string path) => AtomicFile.WriteText(path, string.Concat(_tokens.Select(token => token + '\n')));

    /// <summary>Reads a file that <see cref="Save"/> wrote: a model's embedding is worth nothing without the ids that it was trained with.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The vocabulary, with the same ids.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="DataException">It is no such file; the message names the file, the line and what was expected.</exception>
    public static Vocabulary Load(string path)
    {
        using var reader = TextFile.Open(path);
        var lines = reader.ReadToEnd().TrimEnd('\n').Split('\n');
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < Math.Max(lines.Length, Special.Length); index++)
        {
            var line = index < lines.Length ? lines[index].TrimEnd('\r') : "";
            if (index < Special.Length && line != Special[index])
                throw Error(path, index, $"is '{line}'. Expected {Special[index]}.");

            if (line.Length == 0 || !seen.Add(line))
                throw Error(path, index, line.Length == 0 ? $"is empty. Expected a token." : $"the token '{line}' is there twice. Expected each once.");

            lines[index] = line;
        }

        return new Vocabulary(lines[Special.Length..]);
    }

    private static bool IsBroken(string token) => token.Length == 0 || token.AsSpan().IndexOfAny('\n', '\r') >= 0;

    private static DataException Error(string path, int index, string message) =>
        new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{path}, line {index + 1}: {message}"));
}
