using System.Text.Json;
using TorchSharp.PyBridge;

namespace LossGen.Transformers.Tests;

/// <summary>Weights in several files, as Hugging Face saves large models.</summary>
public sealed class ShardedWeightsTests : IDisposable
{
    private const string Index = "model.safetensors.index.json";
    private const string First = "model-00001-of-00002.safetensors";
    private const string Second = "model-00002-of-00002.safetensors";

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_with_an_index_gives_the_weights_of_all_files()
    {
        using var scope = NewDisposeScope();
        using var encoder = Tiny.Encoder(seed: 3);
        Save(encoder);
        using var loaded = new PretrainedFolder(_folder.Path).LoadEncoder(withPooler: false);
        var state = loaded.state_dict();
        Assert.All(encoder.state_dict(), entry => Assert.True(entry.Value.bytes.SequenceEqual(state[entry.Key].bytes), entry.Key));
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        using var encoder = Tiny.Encoder();
        Save(encoder);
        File.Delete(_folder[Second]);
        Assert.Contains(Second, Assert.Throws<FileNotFoundException>(Load).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_do_not_belong_together_are_refused()
    {
        using var encoder = Tiny.Encoder();
        Save(encoder);
        File.Copy(_folder[First], _folder[Second], overwrite: true);
        Assert.Contains($"is in {First}, but {Second} has it.", Assert.Throws<CheckpointException>(Load).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tensors_that_no_file_has_are_listed()
    {
        using var encoder = Tiny.Encoder();
        Save(encoder, new() { ["bert.lost"] = First });
        Assert.Contains($"names tensors that its files do not have: bert.lost (in {First}).", Assert.Throws<CheckpointException>(Load).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "it is no index of weights")]
    [InlineData("""{ "weight_map": {} }""", "it names no tensor")]
    [InlineData("weights", "it is no index of weights")]
    [InlineData("""{ "weight_map": { "a": "../a.safetensors" } }""", "Expected files of the same folder.")]
    public void An_index_that_is_none_is_refused(string json, string expected)
    {
        File.WriteAllText(_folder[Index], json);
        Assert.Contains(expected, Assert.Throws<CheckpointException>(Load).Message, StringComparison.Ordinal);
    }

    private void Load() => PretrainedWeights.Load(_folder[Index]).Dispose();

    /// <summary>Saves an encoder, one half of its tensors in each file.</summary>
    private void Save(BertEncoder encoder, Dictionary<string, string>? more = null)
    {
        PretrainedFolder.Save(_folder.Path, encoder);
        var tensors = Safetensors.LoadStateDict(_folder["model.safetensors"], null);
        File.Delete(_folder["model.safetensors"]);
        var map = tensors.Keys.Order(StringComparer.Ordinal).Index().ToDictionary(entry => entry.Item, entry => entry.Index < tensors.Count / 2 ? First : Second);
        foreach (var file in (string[])[First, Second])
            Safetensors.SaveStateDict(_folder[file], tensors.Where(entry => map[entry.Key] == file).ToDictionary(entry => entry.Key, entry => entry.Value));

        File.WriteAllText(_folder[Index], JsonSerializer.Serialize(new { metadata = new { total_size = 1 }, weight_map = map.Concat(more ?? []).ToDictionary() }));
    }
}
