using System.Text.Json.Serialization;

namespace LossGen.Transformers;

/// <summary>What model.safetensors.index.json and pytorch_model.bin.index.json say: which file of the same folder holds which tensor. Other members do not matter.</summary>
/// <param name="WeightMap">The names of files by the names of tensors.</param>
internal sealed record ShardIndex([property: JsonPropertyName("weight_map"), JsonRequired] IReadOnlyDictionary<string, string> WeightMap);
