using System.Globalization;

namespace LossGen;

/// <summary>The encoded texts of one trainer: while it trains, each text is encoded once.</summary>
/// <remarks>Generated trainers use it. Several threads may encode at once.</remarks>
public sealed class TextCache
{
    /// <summary>What is beyond this many tokens is encoded whenever it is needed: a gigabyte of ids.</summary>
    private const long Limit = 1L << 28;

    private readonly Lock _lock = new();
    private readonly Dictionary<Key, EncodedText> _kept = [];
    private long _keptTokens;
    private int _users;

    /// <summary>Nothing is encoded yet.</summary>
    /// <param name="encoder">Encodes the texts.</param>
    /// <param name="options">The options of the trainer.</param>
    public TextCache(ITextEncoder encoder, TrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(options);
        Encoder = encoder;
        RunNotes.Of(options).Texts = this;
    }

    /// <summary>Encodes the texts.</summary>
    public ITextEncoder Encoder { get; }

    /// <summary>How many texts were encoded, since <c>Fit</c> started last or since the trainer was made.</summary>
    public long Encoded { get; private set; }

    /// <summary>How many of them were too long for the encoder and lost their end.</summary>
    public long Truncated { get; private set; }

    /// <summary>How many tokens they lost in all.</summary>
    public long DroppedTokens { get; private set; }

    /// <summary>What was cut off, in words; null where nothing was.</summary>
    internal string? Warning => Truncated == 0 ? null : string.Create(
        CultureInfo.InvariantCulture,
        $"{Truncated} of {Encoded} texts are longer than the {Encoder.MaximumLength} tokens that the encoder takes: {DroppedTokens} tokens of their ends were cut off. Raise the encoder's maximum length where the model allows it, or shorten the texts.");

    /// <summary>Keeps what is encoded until the result is disposed, and starts counting anew.</summary>
    /// <returns>Dispose it when the texts are not needed again.</returns>
    public IDisposable Keep()
    {
        if (_users == 0)
            (Encoded, Truncated, DroppedTokens) = (0, 0, 0);

        return new Use(this);
    }

    /// <summary>A text as tokens.</summary>
    /// <param name="text">The text.</param>
    /// <param name="example">The position of its example.</param>
    /// <param name="member">The member that holds it.</param>
    /// <returns>Its tokens, at least one.</returns>
    /// <exception cref="DataException">It is null.</exception>
    public EncodedText Of(string? text, int example, string member) => Of(new Key(NotNull(text, example, member), null));

    /// <summary>A pair of texts as tokens.</summary>
    /// <param name="first">The first text.</param>
    /// <param name="second">The second text.</param>
    /// <param name="example">The position of their example.</param>
    /// <param name="firstMember">The member that holds the first.</param>
    /// <param name="secondMember">The member that holds the second.</param>
    /// <returns>The tokens of both, at least one.</returns>
    /// <exception cref="DataException">One of them is null.</exception>
    public EncodedText Of(string? first, string? second, int example, string firstMember, string secondMember) =>
        Of(new Key(NotNull(first, example, firstMember), NotNull(second, example, secondMember)));

    /// <summary>Words as tokens. They are known again as long as they are held by the same object.</summary>
    /// <param name="words">The words.</param>
    /// <param name="example">The position of their example.</param>
    /// <param name="member">The member that holds them.</param>
    /// <returns>Their tokens, at least one.</returns>
    /// <exception cref="DataException">They are null, or one of them is.</exception>
    public EncodedText Of(IReadOnlyList<string>? words, int example, string member)
    {
        var given = NotNull(words, example, member);
        for (var position = 0; position < given.Count; position++)
            NotNull(given[position], example, member);

        return Of(new Key(given, null));
    }

    private static T NotNull<T>(T? value, int example, string member)
        where T : class => value ?? throw DataException.InvalidValue(example, member, "is null. Expected text, which may be empty.");

    private EncodedText Of(in Key key)
    {
        lock (_lock)
        {
            if (_kept.TryGetValue(key, out var known))
                return known;
        }

        // Outside the lock: encoding takes long, and what two threads encode twice is the same.
        var encoded = key switch
        {
            { Text: string first, Second: { } second } => Encoder.Encode(first, second),
            { Text: string text } => Encoder.Encode(text),
            _ => Encoder.Encode((IReadOnlyList<string>)key.Text),
        };
        lock (_lock)
            Count(key, encoded);

        return encoded;
    }

    private void Count(in Key key, EncodedText encoded)
    {
        Encoded++;
        if (encoded.DroppedTokens > 0)
        {
            Truncated++;
            DroppedTokens += encoded.DroppedTokens;
        }

        if (_users > 0 && _keptTokens < Limit && _kept.TryAdd(key, encoded))
            _keptTokens += encoded.Length;
    }

    /// <summary>A text, the first of a pair, or a list of words; and the second of a pair.</summary>
    private readonly record struct Key(object Text, string? Second);

    private sealed class Use : IDisposable
    {
        private TextCache? _cache;

        public Use(TextCache cache)
        {
            _cache = cache;
            cache._users++;
        }

        public void Dispose()
        {
            if (_cache is not { } cache)
                return;

            _cache = null;
            if (--cache._users > 0)
                return;

            cache._kept.Clear();
            cache._keptTokens = 0;
        }
    }
}
