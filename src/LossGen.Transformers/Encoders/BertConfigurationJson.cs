using System.Text.Json.Serialization;

namespace LossGen.Transformers;

/// <summary>Reads and writes config.json, and reads the indices of weights, without reflection.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, NewLine = "\n", AllowTrailingCommas = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(BertConfiguration))]
[JsonSerializable(typeof(ShardIndex))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(Dictionary<string, int>))]
internal sealed partial class BertConfigurationJson : JsonSerializerContext;
