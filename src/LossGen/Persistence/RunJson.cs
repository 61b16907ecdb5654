using System.Text.Json;
using System.Text.Json.Serialization;

namespace LossGen;

/// <summary>Reads and writes what files say in JSON, without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RunState))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(double[]))]
[JsonSerializable(typeof(float[]))]
internal sealed partial class RunJson : JsonSerializerContext;
