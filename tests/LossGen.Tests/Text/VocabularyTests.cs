namespace LossGen.Tests;

public sealed class VocabularyTests : IDisposable
{
    private static readonly string[] Text = ["the", "cat", "the", "dog", "a", "the", "dog", "<pad>"];

    private readonly string _folder = TestFolder.Create();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Ids_follow_frequency_then_ordinal_order()
    {
        var vocabulary = Vocabulary.Build(Text);
        Assert.Equal(["<pad>", "<unk>", "the", "dog", "a", "cat"], vocabulary.Tokens);
        Assert.Equal(6, vocabulary.Count);
        Assert.Equal([2, 3, 1, 1], vocabulary.Encode(["the", "dog", "The", "bird"]));
    }

    [Fact]
    public void No_text_is_taken_for_padding()
    {
        Assert.Equal(Vocabulary.Unknown, Vocabulary.Build(Text)["<pad>"]);
        Assert.Equal(Vocabulary.Padding, new TokensAttribute().Padding);
    }

    [Fact]
    public void Rare_tokens_are_unknown()
    {
        Assert.Equal(["<pad>", "<unk>", "the", "dog"], Vocabulary.Build(Text, minimumFrequency: 2).Tokens);
        Assert.Equal(["<pad>", "<unk>", "the"], Vocabulary.Build(Text, maximumCount: 3).Tokens);
        Assert.Equal(["<pad>", "<unk>"], Vocabulary.Build([]).Tokens);
    }

    [Fact]
    public void Comes_back_from_its_file_with_the_same_ids()
    {
        var path = Path.Combine(_folder, "words.txt");
        var vocabulary = Vocabulary.Build([.. Text, "Žižkov", " a ", "\u2028"]);
        vocabulary.Save(path);
        Assert.Equal(vocabulary.Tokens, Vocabulary.Load(path).Tokens);
        Assert.Equal("<pad>\n<unk>\nthe\ndog\n", File.ReadAllText(path)[..20]);

        File.WriteAllText(path, "<pad>\r\n<unk>\r\nthe\r\n");
        Assert.Equal(2, Vocabulary.Load(path)["the"]);
    }

    [Theory]
    [InlineData("", "line 1: is ''. Expected <pad>.")]
    [InlineData("<pad>\nthe\n", "line 2: is 'the'. Expected <unk>.")]
    [InlineData("<pad>\n<unk>\nthe\n\ndog\n", "line 4: is empty. Expected a token.")]
    [InlineData("<pad>\n<unk>\nthe\ndog\nthe\n", "line 5: the token 'the' is there twice. Expected each once.")]
    public void Says_which_line_is_wrong(string text, string message)
    {
        var path = Path.Combine(_folder, "words.txt");
        File.WriteAllText(path, text);
        Assert.Equal($"{path}, {message}", Assert.Throws<DataException>(() => Vocabulary.Load(path)).Message);
    }

    [Fact]
    public void A_file_that_is_not_UTF8_is_refused()
    {
        var path = Path.Combine(_folder, "words.txt");
        File.WriteAllBytes(path, [.. "<pad>\n<unk>\nna"u8, 0xEF, .. "ve\n"u8]);
        Assert.StartsWith($"{path}, line 3: is not UTF-8.", Assert.Throws<DataException>(() => Vocabulary.Load(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_what_could_not_be_saved()
    {
        Assert.Contains("'a\nb'", Assert.Throws<ArgumentException>(() => Vocabulary.Build(["a\nb"])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Vocabulary.Build([""]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Vocabulary.Build(Text, minimumFrequency: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Vocabulary.Build(Text, maximumCount: 2));
    }
}
