namespace LossGen.Transformers.Tests;

/// <summary>Files that PyTorch wrote: see Files/make.py.</summary>
public sealed class PyTorchFileTests
{
    private static readonly BertConfiguration Sizes = new() { VocabularySize = 10, HiddenSize = 8, Layers = 1, AttentionHeads = 2, IntermediateSize = 12, MaxTokens = 6 };

    [Theory]
    [InlineData("float32.bin", 0)]
    [InlineData("float16.bin", 0.01)]
    public void State_dicts_are_read(string file, double tolerance)
    {
        using var scope = NewDisposeScope();
        using var weights = PretrainedWeights.Load(PathOf(file));
        using var encoder = new BertEncoder(Sizes);
        Assert.Empty(weights.CopyTo(encoder));
        Assert.All(encoder.state_dict().OrderBy(entry => entry.Key, StringComparer.Ordinal).Index(), entry =>
        {
            var count = entry.Item.Value.numel();
            var expected = (arange(count, dtype: ScalarType.Float32) / count + entry.Index).view(entry.Item.Value.shape);
            Assert.InRange(Tiny.Difference(expected, entry.Item.Value), 0, tolerance);
        });
    }

    [Theory]
    [InlineData("legacy.bin", "old PyTorch format")]
    [InlineData("module.bin", "torch.save(model.state_dict(), ...)")]
    public void Others_are_refused_with_what_they_are(string file, string message)
    {
        var thrown = Assert.Throws<CheckpointException>(() => PretrainedWeights.Load(PathOf(file))).Message;
        Assert.StartsWith(PathOf(file), thrown, StringComparison.Ordinal);
        Assert.Contains(message, thrown, StringComparison.Ordinal);
    }

    private static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "Weights", "Files", file);
}
