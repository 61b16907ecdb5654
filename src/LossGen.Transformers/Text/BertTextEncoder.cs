using Microsoft.ML.Tokenizers;

namespace LossGen.Transformers;

/// <summary>
/// Text as BERT's models take it: WordPiece tokens between [CLS] and [SEP]; for two texts [CLS] first [SEP] second [SEP], the second of type 1. What is longer than
/// the model allows is cut at its end, and counted.
/// </summary>
/// <remarks>What the vocabulary cannot spell, such as emoji, is [UNK].</remarks>
public sealed class BertTextEncoder : ITextEncoder
{
    private readonly BertTokenizer _tokenizer;
    private readonly byte[] _vocabulary;
    private readonly TokenizerConfiguration _configuration;

    private BertTextEncoder(byte[] vocabulary, string source, TokenizerConfiguration configuration)
    {
        (_vocabulary, _configuration) = (vocabulary, configuration);
        VerifyUtf8(vocabulary, source);
        VocabularySize = Lines(vocabulary);
        using var stream = new MemoryStream(vocabulary);
        try
        {
            // Words come split and plain: the library's own way drops symbols, and keeps accents where a program runs with invariant globalization.
            _tokenizer = BertTokenizer.Create(stream, new BertOptions { LowerCaseBeforeTokenization = false, ApplyBasicTokenization = false, RemoveNonSpacingMarks = false, SplitOnSpecialTokens = false });
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            throw new CheckpointException($"{source}: {PretrainedFolder.VocabularyFile} is no vocabulary of WordPiece tokens: {exception.Message} Expected one token a line, [PAD], [UNK], [CLS], [SEP] and [MASK] among them.", exception);
        }
    }

    /// <inheritdoc/>
    public int VocabularySize { get; }

    /// <inheritdoc/>
    public int Padding => _tokenizer.PaddingTokenId;

    /// <inheritdoc/>
    public int MaximumLength => _configuration.MaximumLength;

    /// <summary>The files that belong beside the model's weights, to be saved with them: vocab.txt, and tokenizer_config.json as Hugging Face has it.</summary>
    public IReadOnlyDictionary<string, byte[]> Files => new Dictionary<string, byte[]>(StringComparer.Ordinal)
    {
        [PretrainedFolder.VocabularyFile] = _vocabulary,
        [TokenizerConfiguration.File] = _configuration.ToJson(),
    };

    /// <summary>Reads the vocabulary of a pretrained model; and its tokenizer_config.json, where it has one: lower case, accents, the most tokens.</summary>
    /// <param name="source">The model.</param>
    /// <param name="maximumLength">The most tokens of a sequence: at least 3, and no more than the model has positions. Null for what the model says.</param>
    /// <returns>The encoder.</returns>
    /// <exception cref="FileNotFoundException">The model has no vocabulary.</exception>
    /// <exception cref="CheckpointException">The vocabulary or the tokenizer's configuration is none, or does not fit the model.</exception>
    public static BertTextEncoder Load(IPretrainedSource source, int? maximumLength = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        var model = source.Configuration;
        if (maximumLength is { } most)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(most, TokenizerConfiguration.Least, nameof(maximumLength));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(most, model.MaxTokens, nameof(maximumLength));
        }

        var configuration = TokenizerConfiguration.Load(source);
        var encoder = new BertTextEncoder(source.ReadFile(PretrainedFolder.VocabularyFile), source.Name, configuration with { MaximumLength = maximumLength ?? configuration.MaximumLength });
        return encoder.VocabularySize <= model.VocabularySize
            ? encoder
            : throw new CheckpointException($"{source.Name}: {PretrainedFolder.VocabularyFile} has {encoder.VocabularySize} tokens and the model {model.VocabularySize}. Expected no more than that: use the vocabulary that belongs to the model.");
    }

    /// <inheritdoc/>
    public EncodedText Encode(string text)
    {
        var ids = Ids(text);
        var kept = Math.Min(ids.Count, MaximumLength - 2);
        return new EncodedText([_tokenizer.ClassificationTokenId, .. ids.Take(kept), _tokenizer.SeparatorTokenId], droppedTokens: ids.Count - kept);
    }

    /// <inheritdoc/>
    public EncodedText Encode(string first, string second)
    {
        var (one, two) = (Ids(first), Ids(second));

        // The longer of the two gives way, token by token, until both fit.
        var room = MaximumLength - 3;
        var kept = Math.Min(one.Count, Math.Max(room / 2, room - two.Count));
        var keptToo = Math.Min(two.Count, room - kept);
        int[] tokens = [_tokenizer.ClassificationTokenId, .. one.Take(kept), _tokenizer.SeparatorTokenId, .. two.Take(keptToo), _tokenizer.SeparatorTokenId];
        var types = new int[tokens.Length];
        types.AsSpan(kept + 2).Fill(1);
        return new EncodedText(tokens, types, droppedTokens: one.Count + two.Count - kept - keptToo);
    }

    /// <inheritdoc/>
    public EncodedText Encode(IReadOnlyList<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var tokens = new List<int> { _tokenizer.ClassificationTokenId };
        var starts = new List<int>();
        var end = MaximumLength - 1;
        var dropped = 0;
        foreach (var word in words)
        {
            var ids = Ids(word);
            List<int> pieces = ids.Count == 0 ? [_tokenizer.UnknownTokenId] : ids; // a word of nothing but control characters is a word all the same
            var kept = Math.Min(pieces.Count, end - tokens.Count);
            if (kept > 0)
                starts.Add(tokens.Count);

            tokens.AddRange(pieces.Take(kept));
            dropped += pieces.Count - kept;
        }

        return new EncodedText([.. tokens, _tokenizer.SeparatorTokenId], wordStarts: [.. starts], droppedTokens: dropped);
    }

    private List<int> Ids(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var ids = new List<int>();
        foreach (var word in BertWords.Split(text, _configuration.Lowercase, _configuration.RemovesAccents))
            ids.AddRange(_tokenizer.EncodeToIds(word, addSpecialTokens: false, considerPreTokenization: false, considerNormalization: false));

        return ids;
    }

    /// <summary>A token in another encoding would become another token, and no text would ever have it.</summary>
    private static void VerifyUtf8(ReadOnlySpan<byte> vocabulary, string source)
    {
        if (System.Text.Unicode.Utf8.IsValid(vocabulary))
            return;

        var line = 1;
        foreach (var range in vocabulary.Split((byte)'\n'))
        {
            if (!System.Text.Unicode.Utf8.IsValid(vocabulary[range]))
                throw new CheckpointException(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{source}: {PretrainedFolder.VocabularyFile}, line {line}: is not UTF-8. Use the vocabulary that belongs to the model, as it was published."));

            line++;
        }
    }

    private static int Lines(ReadOnlySpan<byte> vocabulary) => vocabulary.Count((byte)'\n') + (vocabulary is [.., not (byte)'\n'] ? 1 : 0);
}
