using System.Collections;
using System.Globalization;
using System.Text.Json;

namespace LossGen;

/// <summary>Options as a JSON file, the environment and the command line write them.</summary>
internal static class OptionEntries
{
    private const string EnvironmentPrefix = "LOSSGEN_";
    private const string EnvironmentSeparator = "__";
    private const string OptionPrefix = "--";
    private const char Separator = ':';
    private const string OnTheCommandLine = "on the command line";

    /// <summary>A file: { "epochs": 20, "schedule": { "kind": "Cosine" } }.</summary>
    /// <exception cref="TrainingOptionsException">It is not a JSON object.</exception>
    /// <exception cref="FileNotFoundException">It does not exist.</exception>
    public static List<OptionEntry> OfFile(string path)
    {
        var source = $"in {path}";
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return OfJson(json.RootElement, source);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new TrainingOptionsException($"The training options {source} cannot be read: {exception.Message} Expected a JSON object, as in {{ \"epochs\": 20 }}.", exception);
        }
    }

    /// <summary>The members of a JSON object.</summary>
    public static List<OptionEntry> OfJson(JsonElement element, string source)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw new TrainingOptionsException($"The training options {source} cannot be read: they are {element.ValueKind}. Expected a JSON object, as in {{ \"epochs\": 20 }}.");

        var entries = new List<OptionEntry>();
        Add(entries, "", element, source);
        return entries;
    }

    /// <summary>Environment variables: LOSSGEN_EPOCHS, LOSSGEN_SCHEDULE__KIND.</summary>
    public static List<OptionEntry> OfEnvironment() =>
    [
        .. Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Select(variable => (Name: (string)variable.Key, Value: (string?)variable.Value ?? ""))
            .Where(variable => variable.Name.StartsWith(EnvironmentPrefix, StringComparison.OrdinalIgnoreCase))
            .OrderBy(variable => variable.Name, StringComparer.Ordinal)
            .Select(variable => new OptionEntry(
                variable.Name[EnvironmentPrefix.Length..].Replace(EnvironmentSeparator, $"{Separator}", StringComparison.Ordinal),
                variable.Value,
                $"in the environment variable {variable.Name}")),
    ];

    /// <summary>Arguments: --epochs 20, --epochs=20, epochs=20; a flag may stand alone, --keepBest. Words that are neither an option nor the value of one are for others.</summary>
    public static List<OptionEntry> OfArguments(IReadOnlyList<string> arguments)
    {
        var entries = new List<OptionEntry>();
        for (var index = 0; index < arguments.Count; index++)
        {
            var argument = arguments[index] ?? "";
            var isOption = argument.StartsWith(OptionPrefix, StringComparison.Ordinal) && argument.Length > OptionPrefix.Length;
            var name = isOption ? argument[OptionPrefix.Length..] : argument;
            if (name.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals)
                entries.Add(new OptionEntry(name[..equals], name[(equals + 1)..], OnTheCommandLine));
            else if (isOption && index + 1 < arguments.Count && !arguments[index + 1].StartsWith(OptionPrefix, StringComparison.Ordinal))
                entries.Add(new OptionEntry(name, arguments[++index], OnTheCommandLine));
            else if (isOption)
                entries.Add(new OptionEntry(name, "true", OnTheCommandLine));
        }

        return entries;
    }

    private static void Add(List<OptionEntry> entries, string path, JsonElement element, string source)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
                foreach (var member in element.EnumerateObject())
                {
                    if (!names.Add(member.Name))
                        throw new TrainingOptionsException($"The training options {source} say \"{member.Name}\" twice. Expected each once.");

                    Add(entries, Join(path, member.Name), member.Value, source);
                }

                break;

            case JsonValueKind.Array when element.GetArrayLength() > 0 && element.EnumerateArray().All(item => item.ValueKind is JsonValueKind.Number or JsonValueKind.String):
                entries.Add(new OptionEntry(path, string.Join(", ", element.EnumerateArray().Select(Text)), source));
                break;

            case JsonValueKind.Array:
                foreach (var (index, item) in element.EnumerateArray().Index())
                    Add(entries, Join(path, index.ToString(CultureInfo.InvariantCulture)), item, source);

                break;

            case JsonValueKind.Null:
                break;

            default:
                entries.Add(new OptionEntry(path, Text(element), source));
                break;
        }
    }

    private static string Text(JsonElement element) => element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText();

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}{Separator}{name}";
}
