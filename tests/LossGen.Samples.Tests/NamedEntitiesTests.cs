namespace LossGen.Samples.Tests;

/// <summary>What the sample's text and command line promise.</summary>
public sealed class NamedEntitiesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lossgen").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_is_held_out_has_other_sentences_and_other_names()
    {
        var (train, test) = (Sentences("train.conll"), Sentences("test.conll"));
        Assert.InRange(train.Length, 1000, 2000);
        Assert.InRange(test.Length, 250, 500);
        Assert.Empty(Templates(train).Intersect(Templates(test)));
        Assert.Empty(Names(train).Intersect(Names(test)));
    }

    [Fact]
    public void Entities_of_a_sentence_on_the_command_line_are_typed()
    {
        var lines = Sample.Run("NamedEntities", "--text", "Irma Falk left Rotterdam in October 2013 .");
        Assert.Contains("  Person: Irma Falk", lines);
        Assert.Contains("  Date: October 2013", lines);
    }

    [Fact]
    public void A_file_of_CoNLL_2003_takes_the_place_of_the_sample_s_text()
    {
        var file = Path.Combine(_folder, "eng.train");
        var sentences = Enumerable.Range(0, 20).Select(number => $"Ada NNP I-NP I-PER\r\nleft VBD I-VP O\r\nOslo NNP I-NP I-LOC\r\nMay{number} NNP I-NP I-MISC\r\n");
        File.WriteAllText(file, "-DOCSTART- -X- O O\r\n\r\n" + string.Join("\r\n", sentences));
        Assert.Contains("\"entity_f1\":", Sample.Run("NamedEntities", "--data", file, "--epochs", "2", "--json")[^1], StringComparison.Ordinal);
    }

    /// <summary>The words and tags of each sentence.</summary>
    private static (string Word, string Tag)[][] Sentences(string name) =>
        [.. File.ReadAllText(Path.Combine(Sample.Folder("NamedEntities"), name)).TrimEnd().Split("\n\n")[1..]
            .Select(sentence => sentence.Split('\n').Select(line => line.Split('\t')).Select(cells => (cells[0], cells[1])).ToArray())];

    /// <summary>The sentences with a type in the place of each name.</summary>
    private static IEnumerable<string> Templates(IEnumerable<(string Word, string Tag)[]> sentences) =>
        sentences.Select(sentence => string.Join(' ', sentence.Where(token => token.Tag[0] != 'I').Select(token => token.Tag == "O" ? token.Word : token.Tag)));

    private static IEnumerable<string> Names(IEnumerable<(string Word, string Tag)[]> sentences) =>
        sentences.SelectMany(sentence => string.Concat(sentence.Select(token => token.Tag[0] switch { 'B' => '\n' + token.Word, 'I' => ' ' + token.Word, _ => "\n" }))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries));
}
