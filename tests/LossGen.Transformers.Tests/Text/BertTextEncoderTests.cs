using System.Text;

namespace LossGen.Transformers.Tests;

/// <summary>Text to tokens, with the vocabulary of MiniLM, which is that of bert-base-uncased.</summary>
public sealed class BertTextEncoderTests
{
    private const int Cls = 101;
    private const int Sep = 102;
    private const int Unknown = 100;

    private static readonly BertTextEncoder Encoder = BertTextEncoder.Load(PretrainedPackage.MiniLM);

    /// <summary>Ids as Hugging Face's documentation and models show them.</summary>
    [Theory]
    [InlineData("hello world", new[] { 7592, 2088 })]
    [InlineData("Hello, WORLD!", new[] { 7592, 1010, 2088, 999 })]
    [InlineData("unaffable", new[] { 14477, 20961, 3468 })]
    [InlineData("café naïve", new[] { 7668, 15743 })]
    [InlineData("$5 = 5€ [SEP]", new[] { 1002, 1019, 1027, 1019, 30102, 1031, 19802, 1033 })]
    [InlineData("", new int[0])]
    [InlineData("  \t\n ", new int[0])]
    public void Tokens_are_those_of_the_vocabulary(string text, int[] ids)
    {
        var encoded = Encoder.Encode(text);
        Assert.Equal([Cls, .. ids, Sep], encoded.Tokens.ToArray());
        Assert.Equal(0, encoded.DroppedTokens);
    }

    [Fact]
    public void Emoji_are_unknown_and_halves_of_them_are_dropped()
    {
        Assert.Equal([Cls, 7592, Unknown, 2088, Sep], Encoder.Encode("hello 🦄 world").Tokens.ToArray());
        Assert.Equal([Cls, Unknown, Sep], Encoder.Encode("hello🦄").Tokens.ToArray());
        Assert.Equal([Cls, 7592, Unknown, 2088, Sep], Encoder.Encode("hello\U00020000world").Tokens.ToArray());
        Assert.Equal(Encoder.Encode("hello \uFFFD").Tokens.ToArray(), Encoder.Encode("hello \uD83E").Tokens.ToArray());
    }

    [Fact]
    public void Its_limits_are_those_of_the_model()
    {
        Assert.Equal((30_522, 0, 512), (Encoder.VocabularySize, Encoder.Padding, Encoder.MaximumLength));
        Assert.Equal(64, BertTextEncoder.Load(PretrainedPackage.MiniLM, 64).MaximumLength);
        Assert.Throws<ArgumentOutOfRangeException>(() => BertTextEncoder.Load(PretrainedPackage.MiniLM, 513));
        Assert.Throws<ArgumentOutOfRangeException>(() => BertTextEncoder.Load(PretrainedPackage.MiniLM, 2));
    }

    [Fact]
    public void Long_texts_are_cut_at_their_end_and_what_is_lost_is_counted()
    {
        var text = string.Join(' ', Enumerable.Repeat("hello", 2000));
        Assert.True(text.Length > 10_000);
        var encoded = Encoder.Encode(text);
        Assert.Equal((512, 1490), (encoded.Length, encoded.DroppedTokens));
        Assert.Equal((Cls, Sep), (encoded.Tokens[0], encoded.Tokens[^1]));

        // One word of more letters than the tokenizer looks at.
        Assert.Equal([Cls, Unknown, Sep], Encoder.Encode(new string('x', 10_000)).Tokens.ToArray());
    }

    [Fact]
    public void Of_pairs_the_longer_gives_way()
    {
        var encoder = BertTextEncoder.Load(PretrainedPackage.MiniLM, 9);
        Verify("hello world", "hello", 0, [Cls, 7592, 2088, Sep, 7592, Sep], 2);
        Verify("hello hello hello hello hello", "world", 0, [Cls, 7592, 7592, 7592, 7592, 7592, Sep, 2088, Sep], 2);
        Verify("hello hello hello hello hello hello", "world", 1, [Cls, 7592, 7592, 7592, 7592, 7592, Sep, 2088, Sep], 2);
        Verify("hello", "world world world world world world world", 2, [Cls, 7592, Sep, 2088, 2088, 2088, 2088, 2088, Sep], 6);
        Verify("hello hello hello hello", "world world world world", 2, [Cls, 7592, 7592, 7592, Sep, 2088, 2088, 2088, Sep], 4);
        Verify("", "", 0, [Cls, Sep, Sep], 1);

        void Verify(string first, string second, int dropped, int[] tokens, int typed)
        {
            var encoded = encoder.Encode(first, second);
            Assert.Equal(tokens, encoded.Tokens.ToArray());
            Assert.Equal(dropped, encoded.DroppedTokens);
            var types = new long[tokens.Length];
            encoded.CopyTokenTypesTo(types);
            Assert.Equal([.. Enumerable.Repeat(0L, tokens.Length - typed), .. Enumerable.Repeat(1L, typed)], types);
        }
    }

    [Fact]
    public void Words_know_their_first_token()
    {
        var encoded = Encoder.Encode(["hello", "unaffable", "\u0001", "World"]);
        Assert.Equal([Cls, 7592, 14477, 20961, 3468, Unknown, 2088, Sep], encoded.Tokens.ToArray());
        Assert.Equal([1, 2, 5, 6], encoded.WordStarts.ToArray());
        Assert.Equal([Cls, Sep], Encoder.Encode([]).Tokens.ToArray());

        var cut = BertTextEncoder.Load(PretrainedPackage.MiniLM, 5).Encode(["hello", "unaffable", "world"]);
        Assert.Equal([Cls, 7592, 14477, 20961, Sep], cut.Tokens.ToArray());
        Assert.Equal([1, 2], cut.WordStarts.ToArray());
        Assert.Equal(2, cut.DroppedTokens);
    }

    [Fact]
    public void What_is_saved_with_a_model_encodes_alike()
    {
        using var folder = new Folder();
        using var encoder = Tiny.Encoder(Tiny.Configuration with { VocabularySize = 30_522 });
        PretrainedFolder.Save(folder.Path, encoder, BertTextEncoder.Load(PretrainedPackage.MiniLM, 12).Files);
        var again = BertTextEncoder.Load(new PretrainedFolder(folder.Path));
        Assert.Equal(12, again.MaximumLength);
        Assert.Equal([Cls, 7668, 15743, Sep], again.Encode("Café naïve").Tokens.ToArray());
    }

    [Fact]
    public void Cased_models_keep_case_and_accents()
    {
        using var folder = new Folder();
        using var encoder = Tiny.Encoder();
        var files = new Dictionary<string, byte[]>
        {
            ["vocab.txt"] = Encoding.UTF8.GetBytes("[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nCafé\ncafe\n"),
            ["tokenizer_config.json"] = Encoding.UTF8.GetBytes("""{ "do_lower_case": false, "model_max_length": 1000000000000000019884624838656 }"""),
        };
        PretrainedFolder.Save(folder.Path, encoder, files);
        var text = BertTextEncoder.Load(new PretrainedFolder(folder.Path));
        Assert.Equal((7, 16), (text.VocabularySize, text.MaximumLength));
        Assert.Equal([2, 5, 6, 1, 3], text.Encode("Café cafe CAFE").Tokens.ToArray());
    }

    [Theory]
    [InlineData("vocab.txt", "hello\nworld\n", "vocab.txt is no vocabulary of WordPiece tokens")]
    [InlineData("tokenizer_config.json", "[]", "tokenizer_config.json is no configuration of a tokenizer: It is no object.")]
    [InlineData("tokenizer_config.json", """{ "do_lower_case": "no" }""", "tokenizer_config.json is no configuration of a tokenizer")]
    [InlineData("tokenizer_config.json", """{ "model_max_length": 2 }""", "model_max_length is 2, and has to be at least 3.")]
    public void Says_what_is_wrong(string file, string content, string message)
    {
        using var folder = new Folder();
        using var encoder = Tiny.Encoder();
        var files = new Dictionary<string, byte[]> { ["vocab.txt"] = Encoding.UTF8.GetBytes("[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n"), [file] = Encoding.UTF8.GetBytes(content) };
        PretrainedFolder.Save(folder.Path, encoder, files);
        Assert.Contains(message, Assert.Throws<CheckpointException>(() => BertTextEncoder.Load(new PretrainedFolder(folder.Path))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_vocabulary_that_is_larger_than_the_model_s_is_refused()
    {
        using var folder = new Folder();
        using var encoder = Tiny.Encoder();
        PretrainedFolder.Save(folder.Path, encoder, Encoder.Files);
        Assert.Contains("vocab.txt has 30522 tokens and the model 20.", Assert.Throws<CheckpointException>(() => BertTextEncoder.Load(new PretrainedFolder(folder.Path))).Message, StringComparison.Ordinal);
    }
}
