using TorchSharp.PyBridge;

namespace LossGen.Transformers.Tests;

/// <summary>Weights from files.</summary>
public sealed class PretrainedWeightsTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly Folder _folder = new();

    public void Dispose()
    {
        _scope.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("model.safetensors", "")]
    [InlineData("model.safetensors", "bert.")]
    [InlineData("model.safetensors", "model.bert.")]
    [InlineData("pytorch_model.bin", "")]
    [InlineData("pytorch_model.bin", "bert.")]
    [InlineData("model.pt", "")]
    public void Come_from_files_of_Hugging_Face_whatever_the_prefix(string file, string prefix)
    {
        var saved = Tiny.Encoder(withPooler: true, seed: 5);
        Write(file, Named(saved, prefix));
        var loaded = Tiny.Encoder(withPooler: true, seed: 6);
        using var weights = PretrainedWeights.Load(_folder[file]);
        Assert.Empty(weights.CopyTo(loaded));
        Same(saved, loaded);
        Assert.True(weights.HavePooler);
        Assert.Contains("bert.encoder.layer.1.attention.self.query.weight", weights.Names);
    }

    [Fact]
    public void Old_names_of_normalization_and_tensors_that_are_no_weights_are_understood()
    {
        var saved = Tiny.Encoder(seed: 5);
        var named = Named(saved, "bert.").ToDictionary(
            entry => entry.Key.Replace("LayerNorm.weight", "LayerNorm.gamma", StringComparison.Ordinal).Replace("LayerNorm.bias", "LayerNorm.beta", StringComparison.Ordinal),
            entry => entry.Value);
        named["bert.embeddings.position_ids"] = arange(16, dtype: ScalarType.Int64);
        Write("model.safetensors", named);
        var loaded = Tiny.Encoder(seed: 6);
        using var weights = PretrainedWeights.Load(_folder["model.safetensors"]);
        Assert.Empty(weights.CopyTo(loaded));
        Same(saved, loaded);
    }

    [Theory]
    [InlineData(ScalarType.Float16, 1e-3)]
    [InlineData(ScalarType.BFloat16, 1e-2)]
    [InlineData(ScalarType.Float64, 0)]
    public void Other_dtypes_are_converted(ScalarType dtype, double tolerance)
    {
        var saved = Tiny.Encoder(seed: 5);
        foreach (var file in new[] { "model.safetensors", "model.bin" })
        {
            Write(file, Named(saved, "").ToDictionary(entry => entry.Key, entry => entry.Value.to(dtype)));
            var loaded = Tiny.Encoder(seed: 6);
            using var weights = PretrainedWeights.Load(_folder[file]);
            weights.CopyTo(loaded);
            Assert.All(loaded.parameters(), parameter => Assert.Equal(ScalarType.Float32, parameter.dtype));
            Assert.All(loaded.state_dict(), entry => Assert.InRange(Tiny.Difference(entry.Value, saved.state_dict()[entry.Key]), 0, tolerance));
        }
    }

    [Fact]
    public void What_does_not_fit_is_told_at_once_and_the_model_left_as_it_was()
    {
        var named = Named(Tiny.Encoder(), "");
        named.Remove("encoder.layer.0.output.dense.bias");
        named.Remove("embeddings.LayerNorm.weight");
        named["encoder.layer.2.output.dense.bias"] = zeros(32);
        named["embeddings.position_embeddings.weight"] = zeros(8, 32);
        Write("model.safetensors", named);
        var model = Tiny.Encoder(seed: 7);
        using var weights = PretrainedWeights.Load(_folder["model.safetensors"]);
        Assert.Equal(
            $"The weights of {_folder["model.safetensors"]} do not fit the model. missing: bert.embeddings.LayerNorm.weight, bert.encoder.layer.0.output.dense.bias; " +
            "unexpected: bert.encoder.layer.2.output.dense.bias; of another shape: bert.embeddings.position_embeddings.weight (the weights have [8, 32], the model [16, 32]). " +
            "Build the model with the configuration that belongs to them; heads may differ with PretrainedOptions.FineTuning.",
            Assert.Throws<CheckpointException>(() => weights.CopyTo(model, PretrainedOptions.FineTuning)).Message);
        Same(Tiny.Encoder(seed: 7), model);
    }

    [Fact]
    public void Heads_may_differ_where_that_is_said()
    {
        var named = Named(Tiny.Encoder(withPooler: true, seed: 5), "bert.");
        named["cls.predictions.bias"] = zeros(20);
        Write("model.safetensors", named);
        using var model = new MoodNet();
        using var weights = PretrainedWeights.Load(_folder["model.safetensors"]);
        var message = Assert.Throws<CheckpointException>(() => weights.CopyTo(model)).Message;
        Assert.Contains("missing: classifier.bias, classifier.weight; unexpected: bert.pooler.dense.bias, bert.pooler.dense.weight, cls.predictions.bias.", message, StringComparison.Ordinal);
        Assert.Contains("missing", Assert.Throws<CheckpointException>(() => weights.CopyTo(model, new PretrainedOptions { AllowUnusedHeads = true })).Message, StringComparison.Ordinal);
        Assert.Contains("unexpected", Assert.Throws<CheckpointException>(() => weights.CopyTo(model, new PretrainedOptions { AllowNewHeads = true })).Message, StringComparison.Ordinal);
        Assert.Equal(["classifier.bias", "classifier.weight"], weights.CopyTo(model, PretrainedOptions.FineTuning));
        Assert.Equal(0, Tiny.Difference(named["bert.embeddings.word_embeddings.weight"], model.state_dict()["_encoder.embeddings.word_embeddings.weight"]));
    }

    [Fact]
    public void Damaged_and_foreign_files_are_refused()
    {
        foreach (var file in new[] { "a.safetensors", "a.bin", "a.onnx" })
        {
            File.WriteAllBytes(_folder[file], [.. Enumerable.Range(0, 300).Select(index => (byte)(index * 7))]);
            Assert.StartsWith(_folder[file], Assert.Throws<CheckpointException>(() => PretrainedWeights.Load(_folder[file])).Message, StringComparison.Ordinal);
        }

        File.WriteAllBytes(_folder["empty.onnx"], []);
        Assert.Contains("holds no weights by name", Assert.Throws<CheckpointException>(() => PretrainedWeights.Load(_folder["empty.onnx"])).Message, StringComparison.Ordinal);
        Assert.Contains(".h5 tells no format of weights", Assert.Throws<CheckpointException>(() => PretrainedWeights.Load("model.h5")).Message, StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => PretrainedWeights.Load(_folder["none.safetensors"]));
    }

    [Fact]
    public void Loading_leaves_no_tensor_behind()
    {
        var encoder = Tiny.Encoder(withPooler: true);
        Write("model.safetensors", Named(encoder, ""));
        Write("model.bin", Named(encoder, ""));
        foreach (var file in new[] { "model.safetensors", "model.bin" })
        {
            var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
            using (var scope = NewDisposeScope())
            using (var weights = PretrainedWeights.Load(_folder[file]))
                weights.CopyTo(encoder);

            Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        }
    }

    private static Dictionary<string, Tensor> Named(nn.Module model, string prefix) =>
        model.state_dict().ToDictionary(entry => prefix + entry.Key, entry => entry.Value.detach());

    private static void Same(nn.Module first, nn.Module second)
    {
        var state = second.state_dict();
        Assert.All(first.state_dict(), entry => Assert.Equal(0, Tiny.Difference(entry.Value, state[entry.Key])));
    }

    /// <summary>Written by another library, so that it is not ours that reads its own.</summary>
    private void Write(string file, Dictionary<string, Tensor> tensors)
    {
        if (Path.GetExtension(file) == ".safetensors")
            Safetensors.SaveStateDict(_folder[file], tensors);
        else
            PyTorchPickler.PickleStateDict(_folder[file], tensors);
    }
}
