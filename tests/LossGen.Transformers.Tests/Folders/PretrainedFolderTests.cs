using System.Text.Json;
using TorchSharp.PyBridge;

namespace LossGen.Transformers.Tests;

/// <summary>Folders with a model, its sizes and its vocabulary.</summary>
public sealed class PretrainedFolderTests : IDisposable
{
    private static readonly Dictionary<string, byte[]> Files = new() { ["vocab.txt"] = [1, 2, 3] };

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_trained_model_predicts_the_same_when_it_is_loaded_again()
    {
        var data = HeadData.Moods(200, 1);
        using var trainer = new MoodNetTrainer(HeadData.Options with { Epochs = 2 });
        trainer.Fit(data);
        trainer.SavePretrained(_folder.Path, Files);

        var folder = new PretrainedFolder(_folder.Path);
        using var loaded = new MoodNetTrainer(() => new MoodNet(folder.Configuration), HeadData.Options with { Seed = 9 });
        loaded.LoadPretrained(_folder.Path);
        Assert.Equal(Probabilities(trainer.Predict(data)), Probabilities(loaded.Predict(data)));
        Assert.Equal([1, 2, 3], folder.ReadFile("vocab.txt"));

        using var model = new MoodNet(folder.Configuration);
        Assert.Empty(folder.CopyTo(model, new PretrainedOptions()));
        using var third = new MoodNetTrainer(model, HeadData.Options);
        Assert.Equal(Probabilities(trainer.Predict(data)), Probabilities(third.Predict(data)));

        static float[] Probabilities(IReadOnlyList<ClassPrediction<Mood>> predictions) => [.. predictions.SelectMany(prediction => prediction.Probabilities.ToArray())];
    }

    [Fact]
    public void Others_read_it_under_the_names_of_Hugging_Face()
    {
        using var scope = NewDisposeScope();
        using var trainer = new MoodNetTrainer(HeadData.Options);
        trainer.SavePretrained(_folder.Path);
        var tensors = Safetensors.LoadStateDict(_folder["model.safetensors"], null);
        Assert.Equal(
            trainer.Model.state_dict().Keys.Select(name => name.Replace("_encoder.", "bert.", StringComparison.Ordinal).Replace("_head.", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            tensors.Keys.Order(StringComparer.Ordinal));
        Assert.Equal([3, 32], tensors["classifier.weight"].shape);

        using var json = JsonDocument.Parse(File.ReadAllBytes(_folder["config.json"]));
        Assert.Equal(32, json.RootElement.GetProperty("hidden_size").GetInt32());
        Assert.Equal("Cross", json.RootElement.GetProperty("id2label").GetProperty("2").GetString());
        Assert.Equal(1, json.RootElement.GetProperty("label2id").GetProperty("Glad").GetInt32());
    }

    [Fact]
    public void Weights_go_through_bit_for_bit()
    {
        using var scope = NewDisposeScope();
        using var first = Tiny.Encoder(withPooler: true, seed: 5);
        using (no_grad())
        {
            // Numbers that text, or a detour through another dtype, would change.
            first.state_dict()["embeddings.LayerNorm.bias"].copy_(tensor([float.MaxValue, -float.Epsilon, float.Epsilon, -0f, .. Enumerable.Repeat(0.1f, 28)]));
        }

        PretrainedFolder.Save(_folder.Path, first);
        var bytes = File.ReadAllBytes(_folder["model.safetensors"]);
        using var second = new PretrainedFolder(_folder.Path).LoadEncoder(withPooler: true);
        var state = second.state_dict();
        Assert.All(first.state_dict(), entry => Assert.True(entry.Value.bytes.SequenceEqual(state[entry.Key].bytes), entry.Key));
        PretrainedFolder.Save(_folder.Path, second);
        Assert.Equal(bytes, File.ReadAllBytes(_folder["model.safetensors"]));
    }

    [Fact]
    public void A_second_encoder_keeps_its_own_names()
    {
        using var scope = NewDisposeScope();
        using var model = new TwoEncoders();
        PretrainedFolder.Save(_folder.Path, model);
        var tensors = Safetensors.LoadStateDict(_folder["model.safetensors"], null);
        Assert.Equal(2 * Tiny.Encoder().state_dict().Count, tensors.Count);
        Assert.Contains("bert.embeddings.word_embeddings.weight", tensors.Keys);
        Assert.Contains("_second.embeddings.word_embeddings.weight", tensors.Keys);
    }

    [Fact]
    public void Weights_of_another_task_are_refused()
    {
        using var trainer = new MoodNetTrainer(HeadData.Options);
        trainer.SavePretrained(_folder.Path);
        using var other = new TagNetTrainer(HeadData.Options);
        Assert.Contains("weights of another task", Assert.Throws<CheckpointException>(() => other.LoadPretrained(_folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_what_a_folder_lacks()
    {
        Assert.Contains("config.json does not exist.", Assert.Throws<FileNotFoundException>(() => new PretrainedFolder(_folder.Path)).Message, StringComparison.Ordinal);
        File.WriteAllBytes(_folder["config.json"], Tiny.Configuration.ToJson());
        Assert.Contains("has no weights. Expected one of model.safetensors, model.safetensors.index.json, pytorch_model.bin, pytorch_model.bin.index.json, model.onnx.", Assert.Throws<FileNotFoundException>(() => new PretrainedFolder(_folder.Path)).Message, StringComparison.Ordinal);
        using var encoder = Tiny.Encoder();
        PretrainedFolder.Save(_folder.Path, encoder);
        Assert.Contains("vocab.txt does not exist.", Assert.Throws<FileNotFoundException>(() => new PretrainedFolder(_folder.Path).ReadFile("vocab.txt")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("config.json")]
    [InlineData("../vocab.txt")]
    [InlineData("")]
    public void Files_that_lead_elsewhere_are_refused_before_anything_is_written(string name)
    {
        using var encoder = Tiny.Encoder();
        Assert.Throws<ArgumentException>(() => PretrainedFolder.Save(_folder.Path, encoder, new Dictionary<string, byte[]> { [name] = [] }));
        Assert.Empty(Directory.EnumerateFiles(_folder.Path));
    }

    [Fact]
    public void A_model_without_encoder_is_refused()
    {
        using var layer = Linear(2, 2);
        Assert.Contains("has no BertEncoder", Assert.Throws<ArgumentException>(() => PretrainedFolder.Save(_folder.Path, layer)).Message, StringComparison.Ordinal);
    }

    private sealed class TwoEncoders : Module<Tensor, Tensor, Tensor>
    {
        private readonly BertEncoder _first = new(Tiny.Configuration);
        private readonly BertEncoder _second = new(Tiny.Configuration);

        public TwoEncoders() : base(nameof(TwoEncoders)) => RegisterComponents();

        public override Tensor forward(Tensor tokens, Tensor paddingMask) => _first.call(tokens, paddingMask, null) + _second.call(tokens, paddingMask, null);
    }
}
