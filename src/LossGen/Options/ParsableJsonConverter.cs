using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LossGen;

/// <summary>Writes a type that can parse itself as a string.</summary>
/// <typeparam name="T">The type.</typeparam>
internal sealed class ParsableJsonConverter<T> : JsonConverter<T>
    where T : IParsable<T>
{
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        T.Parse(reader.GetString() ?? "", CultureInfo.InvariantCulture);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
