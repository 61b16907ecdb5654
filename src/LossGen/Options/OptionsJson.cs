using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LossGen;

/// <summary>Options as JSON, with nothing that a trimmed program, or one compiled ahead of time, does not have.</summary>
internal sealed class OptionsJson : JsonConverter<TrainingOptions>
{
    /// <summary>Writes options one a line.</summary>
    public static string Write(TrainingOptions options) => Text(isIndented: true, json => WriteMembers(json, options));

    /// <summary>Writes groups on one line.</summary>
    public static string Write(IReadOnlyList<ParameterGroup> groups) => Text(isIndented: false, json => WriteGroups(json, groups));

    /// <summary>Writes all of them that are not null.</summary>
    public static void WriteMembers<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T>(Utf8JsonWriter json, T options)
    {
        json.WriteStartObject();
        foreach (var property in typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetValue(options) is not { } value)
                continue;

            json.WritePropertyName(JsonNamingPolicy.CamelCase.ConvertName(property.Name));
            WriteValue(json, value);
        }

        json.WriteEndObject();
    }

    /// <summary>Writes a number; JSON has none for what is not finite, which is written as its name.</summary>
    public static void WriteNumber(Utf8JsonWriter json, double number)
    {
        if (double.IsFinite(number))
            json.WriteNumberValue(number);
        else
            json.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
    }

    public override TrainingOptions? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var json = JsonDocument.ParseValue(ref reader);
        try
        {
            return OptionsBinder.Bind(OptionEntries.OfJson(json.RootElement, "in the checkpoint"));
        }
        catch (Exception exception) when (exception is TrainingOptionsException or InvalidOperationException)
        {
            throw new JsonException(exception.Message, exception);
        }
    }

    public override void Write(Utf8JsonWriter writer, TrainingOptions value, JsonSerializerOptions options) => WriteMembers(writer, value);

    private static void WriteValue(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case double number:
                WriteNumber(json, number);
                break;
            case LearningRateSchedule schedule:
                WriteMembers(json, schedule);
                break;
            case WeightAveraging averaging:
                WriteMembers(json, averaging);
                break;
            case IReadOnlyList<ParameterGroup> groups:
                WriteGroups(json, groups);
                break;
            default:
                json.WriteStringValue(value.ToString());
                break;
        }
    }

    private static void WriteGroups(Utf8JsonWriter json, IReadOnlyList<ParameterGroup> groups)
    {
        json.WriteStartArray();
        foreach (var group in groups)
            WriteMembers(json, group);

        json.WriteEndArray();
    }

    private static string Text(bool isIndented, Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = isIndented, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            write(json);

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
