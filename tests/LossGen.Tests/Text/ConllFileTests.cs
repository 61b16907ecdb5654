using System.Text;

namespace LossGen.Tests;

public sealed class ConllFileTests : IDisposable
{
    /// <summary>The shape of CoNLL-2003's own files: four columns, document lines, entity tags in IOB1.</summary>
    private const string Conll2003 = """
        -DOCSTART- -X- O O

        Two CD B-NP O
        Danish JJ I-NP I-MISC
        ships NNS I-NP O

        Oslo NNP B-NP I-LOC
        Bergen NNP B-NP B-LOC
        Ada NNP I-NP I-PER
        Falk NNP I-NP I-PER

        -DOCSTART- -X- O O

        # SYM O O
        """;

    private const string Treebank = """
        # sent_id = 1
        # text = Vámonos al mar
        1-2	Vámonos	_	_	_	_	_	_	_	_
        1	Vamos	ir	VERB	_	_	0	root	_	_
        2	nos	nosotros	PRON	_	_	1	obj	_	_
        3-4	al	_	_	_	_	_	_	_	_
        3	a	a	ADP	_	_	5	case	_	_
        4	el	el	DET	_	_	5	det	_	_
        5	mar	mar	NOUN	_	_	1	obl	_	_
        5.1	va	ir	VERB	_	_	_	_	1:conj	_

        # sent_id = 2
        1	10 000	10 000	NUM	_	_	0	root	_	_
        2	#	#	SYM	_	_	1	punct	_	_
        """;

    private enum Marks
    {
        O,
        B_Name,
        B_Place,
    }

    private enum Part
    {
        Noun,
        Verb,
        Sym,
        Num,
    }

    private readonly string _folder = TestFolder.Create();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Reads_the_columns_of_CoNLL_2003_and_turns_IOB1_into_BIO()
    {
        var sentences = Read(Conll2003);
        Assert.Equal(3, sentences.Count);
        Assert.Equal(["Two", "Danish", "ships"], sentences[0].Words);
        Assert.Equal(["O", "B-MISC", "O"], sentences[0].Tags);
        Assert.Equal(["B-LOC", "B-LOC", "B-PER", "I-PER"], sentences[1].Tags);
        Assert.Equal([new("LOC", 0, 1), new("LOC", 1, 1), new("PER", 2, 2)], sentences[1].Entities);
        Assert.Equal(["NNP", "NNP", "NNP", "NNP"], sentences[1].Column(1));
        Assert.Equal(["I-LOC", "B-LOC", "I-PER", "I-PER"], sentences[1].Column(^1));
        Assert.Equal([0, 0, 1], sentences.Select(sentence => sentence.Document));
        Assert.Equal([3, 7, 14], sentences.Select(sentence => sentence.Line));

        // The hash sign of the last document has the columns of a word and a tag, so it is one.
        Assert.Equal(["#"], sentences[2].Words);
        Assert.Equal(["CD", "JJ", "NNS"], Read(Conll2003, ConllFormat.PartsOfSpeech)[0].Tags);
    }

    [Theory]
    [InlineData("I-LOC I-LOC O I-LOC B-LOC", "B-LOC I-LOC O B-LOC B-LOC")]
    [InlineData("B-LOC I-LOC O B-LOC B-LOC", "B-LOC I-LOC O B-LOC B-LOC")]
    [InlineData("B-LOC E-LOC O S-LOC S-LOC", "B-LOC I-LOC O B-LOC B-LOC")]
    [InlineData("B-LOC L-LOC O U-LOC U-LOC", "B-LOC I-LOC O B-LOC B-LOC")]
    [InlineData("I-LOC I-PER I-PER B-PER I-ORG", "B-LOC B-PER I-PER B-PER B-ORG")]
    [InlineData("B-geo-loc I-geo-loc O", "B-geo-loc I-geo-loc O")]
    public void Tags_of_any_scheme_become_BIO(string tags, string expected) =>
        Assert.Equal(expected.Split(' '), Read(string.Join('\n', tags.Split(' ').Select(tag => $"word {tag}")))[0].Tags);

    [Fact]
    public void Reads_a_treebank_without_ranges_and_empty_nodes()
    {
        var sentences = Read(Treebank, ConllFormat.Universal);
        Assert.Equal(["Vamos", "nos", "a", "el", "mar"], sentences[0].Words);
        Assert.Equal(["VERB", "PRON", "ADP", "DET", "NOUN"], sentences[0].Tags);
        Assert.Equal(["sent_id = 1", "text = Vámonos al mar"], sentences[0].Comments);
        Assert.Empty(sentences[0].Entities);
        Assert.Equal(["10 000", "#"], sentences[1].Words);
        Assert.Equal(["sent_id = 2"], sentences[1].Comments);
        Assert.Equal([Part.Num, Part.Sym], sentences[1].TagsAs<Part>());
    }

    [Theory]
    [InlineData("Ada\tB-PER\nFalk\tI-PER\n\nOslo\tB-LOC\n")]
    [InlineData("Ada\tB-PER\r\nFalk\tI-PER\r\n\r\nOslo\tB-LOC\r\n")]
    [InlineData("Ada B-PER\nFalk I-PER\n\nOslo B-LOC")]
    [InlineData("\n\nAda   B-PER \nFalk I-PER\n \t \n\n\nOslo B-LOC\n\n\n")]
    [InlineData("# id 1\tdomain=en\nAda B-PER\nFalk I-PER\n\n# id 2\nOslo B-LOC")]
    [InlineData("-DOCSTART-\nAda B-PER\nFalk I-PER\n-DOCSTART- O\nOslo B-LOC")]
    public void Reads_tabs_and_spaces_any_line_ends_and_empty_lines(string text)
    {
        var sentences = Read(text);
        Assert.Equal(["Ada Falk", "Oslo"], sentences.Select(sentence => string.Join(' ', sentence.Words)));
        Assert.Equal(["B-PER I-PER", "B-LOC"], sentences.Select(sentence => string.Join(' ', sentence.Tags)));
    }

    [Fact]
    public void Documents_are_numbered_from_0()
    {
        Assert.Equal([0, 1, 1, 2], Documents("Ada O\n\n-DOCSTART- O\n\nBo O\n\nCy O\n\n-DOCSTART- O\n\nDi O\n"));
        Assert.Equal([0, 1], Documents("-DOCSTART- O\n\nAda O\n\n-DOCSTART- O\n\nBo O\n"));

        static IEnumerable<int> Documents(string text) => Read(text).Select(sentence => sentence.Document);
    }

    [Fact]
    public void Words_that_begin_with_a_hash_are_words()
    {
        var sentence = Assert.Single(Read("#oslo\tO\nis\tO\n# not a token\n#\tO\n"));
        Assert.Equal(["#oslo", "is", "#"], sentence.Words);
        Assert.Equal(["not a token"], sentence.Comments);
    }

    [Fact]
    public void Text_without_a_token_has_no_sentence() => Assert.Empty(Read("# a comment\n\n-DOCSTART- -X- -X- O\n"));

    [Theory]
    [InlineData("Ada B-PER\nFalk\n", "x.conll, line 2: has 1 columns. Expected 2, as line 1 has, parted by tabs or by spaces.")]
    [InlineData("Ada B-PER\n\nFalk NNP I-PER\n", "x.conll, line 3: has 3 columns. Expected 2, as line 1 has, parted by tabs or by spaces.")]
    [InlineData("Ada B-PER\nFalk PER\n", "x.conll, line 2: the tag 'PER' is none of the BIO family. Expected O, or a name such as B-PER or I-PER.")]
    [InlineData("Ada\tx\tB-PER\nFalk\t\tI-PER\n", "x.conll, line 2: column 1 (counted from 0) is empty. Expected a value in each of the 3 columns.")]
    public void Says_which_line_is_wrong_and_what_was_expected(string text, string message) => Assert.Equal(message, Message(text));

    [Fact]
    public void Says_what_a_treebank_lacks()
    {
        Assert.Equal(
            "x.conll, line 2: the token has the number '3'. Expected 2: tokens are numbered from 1 within a sentence, and an empty line ends it.",
            Message("1\ta\t_\tX\n3\tb\t_\tX\n", ConllFormat.Universal));
        Assert.Equal("x.conll, line 2: has 2 columns. Expected the tag in column 3 (counted from 0).", Message("# two\nAda O\n", ConllFormat.Universal));
        Assert.Equal("x.conll, line 1: has 2 columns. Expected the tag in column ^3 (counted from 0).", Message("Ada O\n", new() { TagColumn = ^3 }));
    }

    [Fact]
    public void Tags_become_members_of_an_enum()
    {
        var sentence = Read("Ada B-PER\nin O\nOslo B-LOC\n")[0];
        var names = new Dictionary<string, string> { ["PER"] = "Name", ["LOC"] = "Place" };
        Assert.Equal([Marks.B_Name, Marks.O, Marks.B_Place], sentence.TagsAs<Marks>(names));
        Assert.Equal(
            "x.conll, line 3: the tag 'B-LOC' is no member of Marks. Expected one of O, B_Name, B_Place, or a name for it among those given.",
            Assert.Throws<DataException>(() => sentence.TagsAs<Marks>(new Dictionary<string, string> { ["PER"] = "Name" })).Message);
        Assert.Contains("x.conll has 2 columns. Expected one of 0 to 1.", Assert.Throws<ArgumentOutOfRangeException>(() => sentence.Column(2)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_are_no_members_of_an_enum() => Assert.Throws<DataException>(() => Read("Ada 1\n", ConllFormat.PartsOfSpeech)[0].TagsAs<Part>());

    [Fact]
    public void A_file_is_UTF8_or_has_its_encoding_named()
    {
        var path = Path.Combine(_folder, "esp.train");
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes("Oslo B-LOC\n\nValparaíso B-LOC\n"));
        Assert.Equal($"{path}, line 3: is not UTF-8. Expected UTF-8, or the encoding as an argument: Encoding.Latin1, say.", Assert.Throws<DataException>(() => ConllFile.Load(path)).Message);
        Assert.Equal(["Valparaíso"], ConllFile.Load(path, encoding: Encoding.Latin1)[1].Words);

        File.WriteAllText(path, "Valparaíso B-LOC\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        Assert.Equal(["Valparaíso"], ConllFile.Load(path)[0].Words);
        Assert.Throws<FileNotFoundException>(() => ConllFile.Load(path + ".missing"));
    }

    private static IReadOnlyList<ConllSentence> Read(string text, ConllFormat? format = null) => ConllFile.Read(new StringReader(text), "x.conll", format);

    private static string Message(string text, ConllFormat? format = null) => Assert.Throws<DataException>(() => Read(text, format)).Message;
}
