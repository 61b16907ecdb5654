using TorchSharp;
using static TorchSharp.torch;

namespace LossGen.Tests;

public sealed class TokenMeterTests
{
    private const double Tolerance = 1e-6;
    private const long Ignored = -100;

    private static readonly string[] Classes = ["O", "B-MISC", "I-MISC", "B-PER", "I-PER"];

    /// <summary>The example of seqeval's README: F1 0.50, accuracy 0.80, and a report of MISC 0.00 and PER 1.00 with a support of one each.</summary>
    [Fact]
    public void Entities_are_counted_as_in_seqevals_example()
    {
        var metrics = Of(
            ["O O O B-MISC I-MISC I-MISC O", "B-PER I-PER O"],
            ["O O B-MISC I-MISC I-MISC I-MISC O", "B-PER I-PER O"]);
        Assert.Equal(0.5, metrics.EntityF1!.Value, Tolerance);
        Assert.Equal(0.5, metrics.EntityPrecision!.Value, Tolerance);
        Assert.Equal(0.5, metrics.EntityRecall!.Value, Tolerance);
        Assert.Equal(0.8, metrics.TokenAccuracy, Tolerance);
        Assert.Equal(0.5, metrics.SequenceAccuracy, Tolerance);
        Assert.Equal(("MISC", 0.0, 0.0, 0.0, 1L), Report(metrics.Entities[0]));
        Assert.Equal(("PER", 1.0, 1.0, 1.0, 1L), Report(metrics.Entities[1]));
        Assert.Equal((2, 10), (metrics.Sequences, metrics.Tokens));
    }

    [Fact]
    public void Precision_and_recall_count_what_was_predicted_and_what_there_is()
    {
        // Three entities, two predicted, one of them right: the second one ends too early.
        var metrics = Of(["B-PER O B-MISC I-MISC O B-PER"], ["B-PER O B-MISC O O O"]);
        Assert.Equal(1.0 / 2, metrics.EntityPrecision!.Value, Tolerance);
        Assert.Equal(1.0 / 3, metrics.EntityRecall!.Value, Tolerance);
        Assert.Equal(2.0 / 5, metrics.EntityF1!.Value, Tolerance);
    }

    [Fact]
    public void An_entity_ends_with_its_sequence()
    {
        var metrics = Of(["O B-PER", "I-PER O"], ["O B-PER", "I-PER O"]);
        Assert.Equal(2, metrics.Entities.Single(type => type.Name == "PER").Support);
        Assert.Equal(1, metrics.EntityF1);
    }

    [Fact]
    public void The_type_has_to_agree_as_well_as_the_ends() => Assert.Equal(0, Of(["B-PER I-PER"], ["B-MISC I-MISC"]).EntityF1);

    [Fact]
    public void Without_any_entity_F1_is_0() => Assert.Equal(0, Of(["O O"], ["O O"]).EntityF1);

    [Fact]
    public void Classes_that_are_no_tags_have_no_entities()
    {
        using var scope = NewDisposeScope();
        var meter = new TokenMeter(["noun", "verb"], Ignored);
        meter.Add(tensor(new[] { 1f, 0, 0, 1, 1, 0, 1, 0 }).view(4, 2), tensor(new[] { 0, 0, 0, Ignored }), tensor(3f), 3, length: 2);
        var metrics = meter.Result();
        Assert.Null(metrics.EntityF1);
        Assert.Empty(metrics.Entities);
        Assert.Equal(2.0 / 3, metrics.TokenAccuracy, Tolerance);
        Assert.Equal(0.5, metrics.SequenceAccuracy, Tolerance);
        Assert.Equal(1, metrics.Loss, Tolerance);
    }

    [Fact]
    public void A_split_without_any_label_is_refused()
    {
        using var scope = NewDisposeScope();
        var meter = new TokenMeter(Classes, Ignored);
        meter.Add(zeros(2, 5), tensor(new[] { Ignored, Ignored }), tensor(0f), 0, length: 2);
        Assert.Throws<DataException>(meter.Result);
    }

    private static (string Name, double Precision, double Recall, double F1, long Support) Report(ClassMetrics type) =>
        (type.Name, type.Precision, type.Recall, type.F1, type.Support);

    /// <summary>One batch, padded to its longest sequence; padding is predicted as a person, which must not count.</summary>
    private static TokenMetrics Of(string[] actual, string[] predicted)
    {
        using var scope = NewDisposeScope();
        var length = actual.Max(tags => tags.Split(' ').Length);
        var target = tensor(actual.SelectMany(tags => Indices(tags, length, Ignored)).ToArray());
        var indices = tensor(predicted.SelectMany(tags => Indices(tags, length, 3)).ToArray());
        var meter = new TokenMeter(Classes, Ignored);
        meter.Add(nn.functional.one_hot(indices, Classes.Length).to_type(ScalarType.Float32), target, tensor(0f), 1, length);
        return meter.Result();
    }

    private static IEnumerable<long> Indices(string tags, int length, long padding)
    {
        var indices = tags.Split(' ').Select(tag => (long)Array.IndexOf(Classes, tag)).ToArray();
        return [.. indices, .. Enumerable.Repeat(padding, length - indices.Length)];
    }
}
