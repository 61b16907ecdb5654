namespace LossGen.Samples.Tests;

/// <summary>Fine-tuning on files of one's own, in the forms in which the well-known data sets come. The rows are written for the test: it is the way from file to prediction that is looked at.</summary>
public sealed class OwnFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lossgen").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void SentimentAsGlueHasIt()
    {
        string[] good = ["a charming film", "lovely and warm", "great fun", "a wonderful cast", "it made me happy", "a joy to watch"];
        string[] bad = ["a dull film", "boring and cold", "no fun", "an awful cast", "it made me sad", "a pain to watch"];
        var file = Write("train.tsv", ["sentence\tlabel"], [.. good.Zip(bad, (praise, blame) => $"{praise} \t1\n{blame} \t0")]);
        Train("sentiment", "accuracy", "--data", file, "--test", file, "--epochs", "4");
        Assert.StartsWith("Positive (", Predict("sentiment", "a charming film, great fun")[^1], StringComparison.Ordinal);
        Assert.StartsWith("Negative (", Predict("sentiment", "a dull film, no fun")[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void NamesAsConll2003HasThem()
    {
        // The task's own files begin a name with I unless one of the same type stands before it.
        string[] people = ["Ada", "Grace", "Alan", "Barbara"];
        string[] places = ["Oslo", "Lima", "Cairo", "Quito"];
        var lines = people.SelectMany(person => places.Select(place => $"{person} NNP I-NP I-PER\nlives VBZ I-VP O\nin IN I-PP O\n{place} NNP I-NP I-LOC\n. . O O\n"));
        var file = Write("eng.train", ["-DOCSTART- -X- -X- O", ""], [.. lines]);
        Train("names", "entity_f1", "--data", file, "--epochs", "4");
        Assert.Equal(["PER: Ada (characters 0 to 3)", "LOC: Lima (characters 13 to 17)"], Predict("names", "Ada lives in Lima."));
    }

    [Fact]
    public void WordClassesAsATreebankHasThem()
    {
        string[] nouns = ["dog", "cat", "horse", "bird"];
        string[] verbs = ["sleeps", "runs", "eats", "waits"];
        var lines = nouns.SelectMany(noun => verbs.Select(verb => $"# text = The {noun} {verb}.\n1\tThe\tthe\tDET\t_\t_\t2\tdet\t_\t_\n2\t{noun}\t{noun}\tNOUN\t_\t_\t3\tnsubj\t_\t_\n3\t{verb}\t{verb}\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No\n4\t.\t.\tPUNCT\t_\t_\t3\tpunct\t_\t_\n"));
        var file = Write("treebank.conllu", [], [.. lines]);
        Train("word-classes", "token_accuracy", "--data", file, "--epochs", "4");
        Assert.Equal(["The: DET", "cat: NOUN", "waits: VERB", ".: PUNCT"], Predict("word-classes", "The cat waits."));
    }

    [Theory]
    [InlineData("sentiment has none of its own", "sentiment", "--data FILE")]
    [InlineData("no such file", "intents", "nowhere.csv", "--data", "nowhere.csv")]
    [InlineData("no known kind", "intents", "of no kind that is known", "--data", "LossGen.Samples.Tests.dll")]
    [InlineData("no number", "intents", "--limit is few", "--limit", "few")]
    [InlineData("a test file alone", "intents", "--data FILE too", "--test", "test.csv")]
    public void WhatCannotBeReadIsSaidInOneLine(string because, string task, string expected, params string[] arguments)
    {
        var message = Assert.Single(Sample.Fail("FineTune", 1, [task, .. arguments]));
        Assert.True(message.Contains(expected, StringComparison.Ordinal), $"{because}: {message}");
    }

    private void Train(string task, string metric, params string[] arguments) =>
        Assert.Equal(1, Sample.Metrics("FineTune", [task, .. arguments, "--output", Path.Combine(_folder, task)])[metric], 0.05);

    private string[] Predict(string task, string text) => Sample.Run("FineTunePredict", task, Path.Combine(_folder, task), "--text", text);

    /// <summary>Writes a file whose rows come again and again: few words are learnt in few steps, but one step an epoch is too few.</summary>
    private string Write(string name, IReadOnlyList<string> head, IReadOnlyList<string> rows)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllLines(path, [.. head, .. Enumerable.Repeat(rows, 8).SelectMany(again => again)]);
        return path;
    }
}
