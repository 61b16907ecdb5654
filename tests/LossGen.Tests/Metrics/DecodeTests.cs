using static TorchSharp.torch;

namespace LossGen.Tests;

public sealed class DecodeTests
{
    private static readonly int[] Rows = [1, 2];

    [Fact]
    public void Classes_are_the_most_probable()
    {
        using var scope = NewDisposeScope();
        var predictions = new ClassPrediction<string>[3];
        Decode.MostProbable(tensor(new[] { 0.2f, 0.8f, 0.6f, 0.4f }).view(2, 2), ["a", "b"], Rows, predictions);
        Assert.Null(predictions[0]);
        Assert.Equal(("b", 0.8f), (predictions[1].Label, predictions[1].Confidence));
        Assert.Equal("a", predictions[2].Label);
        Assert.Equal([0.6f, 0.4f], predictions[2].Probabilities);
    }

    [Fact]
    public void Columns_of_a_transposed_tensor_are_read_in_order()
    {
        using var scope = NewDisposeScope();
        var predictions = new ClassPrediction<string>[3];
        Decode.MostProbable(tensor(new[] { 0.2f, 0.6f, 0.8f, 0.4f }).view(2, 2).t(), ["a", "b"], Rows, predictions);
        Assert.Equal(["b", "a"], predictions[1..].Select(prediction => prediction.Label));
    }

    [Fact]
    public void Yes_is_above_one_half_or_above_zero()
    {
        using var scope = NewDisposeScope();
        var binary = new BinaryPrediction<bool>[3];
        Decode.Probable(tensor(new[] { 0.7f, 0.5f }), Binary(areScores: false), false, true, Rows, binary);
        Assert.Equal([new(true, 0.7f), new(false, 0.5f)], binary[1..]);

        var scores = new ScorePrediction<int>[3];
        Decode.Sign(tensor(new[] { -0.1f, 2f }), Binary(areScores: true), -1, 1, Rows, scores);
        Assert.Equal([new(-1, -0.1f), new(1, 2f)], scores[1..]);
    }

    [Fact]
    public void Labels_are_turned_into_the_type_of_the_user()
    {
        using var scope = NewDisposeScope();
        var predictions = new MultiLabelPrediction<int>[3];
        Decode.AllProbable(tensor(new[] { 0.9f, 0.1f, 0.6f, 0.7f }).view(2, 2), new DecisionThresholds(2, areScores: false), labels => (labels[0] ? 1 : 0) | (labels[1] ? 2 : 0), Rows, predictions);
        Assert.Equal([1, 3], predictions[1..].Select(prediction => prediction.Labels));
    }

    [Fact]
    public void Numbers_and_vectors_are_converted()
    {
        using var scope = NewDisposeScope();
        var numbers = new double[3];
        Decode.Values(tensor(new[] { 1.5f, 2.5f }), Rows, numbers);
        Assert.Equal([0, 1.5, 2.5], numbers);

        var vectors = new float[3][];
        Decode.Vectors(tensor(new[] { 1f, 2, 3, 4 }).view(2, 2), Rows, vectors);
        Assert.Equal([3f, 4f], vectors[2]);
    }

    private static DecisionThresholds Binary(bool areScores) => new(1, areScores);
}
