using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Configuration;

namespace LossGen;

/// <summary>Options from and as text: JSON, environment, command line.</summary>
internal static class OptionsSource
{
    private const string EnvironmentPrefix = "LOSSGEN_";

    public static JsonSerializerOptions Json { get; } = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters =
        {
            new JsonStringEnumConverter(),
            new ParsableJsonConverter<Every>(),
            new ParsableJsonConverter<MonitoredMetric>(),
            new ParsableJsonConverter<ClassWeights>(),
            new ParsableJsonConverter<PositiveWeights>(),
        },
    };

    public static TrainingOptions Load(string? path, string[] arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var builder = new ConfigurationBuilder();
        if (path is not null)
            builder.AddJsonFile(Path.GetFullPath(path), optional: false);

        builder.AddEnvironmentVariables(EnvironmentPrefix).AddCommandLine(arguments);
        try
        {
            return builder.Build().Get<TrainingOptions>(binder => binder.ErrorOnUnknownConfiguration = true) ?? new TrainingOptions();
        }
        catch (Exception exception) when (exception is InvalidOperationException or FormatException or InvalidDataException)
        {
            var names = string.Join(", ", Properties.Select(property => property.Name));
            throw new TrainingOptionsException($"The training options cannot be read: {Innermost(exception).Message} The options are {names}.", exception);
        }
    }

    /// <summary>The options that differ from the defaults, in the order of their declaration.</summary>
    public static string Differences(TrainingOptions options)
    {
        var parts = Differences(options, new TrainingOptions());
        return parts.Count == 0 ? "defaults" : string.Join(", ", parts);
    }

    /// <summary>The kind, and in brackets what differs from the defaults.</summary>
    public static string Differences(LearningRateSchedule schedule)
    {
        var others = Differences(schedule, new LearningRateSchedule { Kind = schedule.Kind });
        return others.Count == 0 ? schedule.Kind.ToString() : $"{schedule.Kind} ({string.Join(", ", others)})";
    }

    /// <summary>The properties of two objects of one type in which they differ, with the values of the first.</summary>
    private static List<string> Differences<T>(T options, T defaults)
    {
        var parts = new List<string>();
        foreach (var property in typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var value = property.GetValue(options);
            if (Text(value) != Text(property.GetValue(defaults)))
                parts.Add($"{property.Name} {Text(value)}");
        }

        return parts;
    }

    private static PropertyInfo[] Properties => typeof(TrainingOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance);

    private static string Text(object? value) => value switch
    {
        null => "null",
        IFormattable or string or ClassWeights or PositiveWeights or MonitoredMetric or Every => string.Create(CultureInfo.InvariantCulture, $"{value}"),
        LearningRateSchedule schedule => schedule.ToString(),
        bool flag => flag ? "true" : "false",
        _ => JsonSerializer.Serialize(value, Compact),
    };

    private static readonly JsonSerializerOptions Compact = new(Json) { WriteIndented = false };

    private static Exception Innermost(Exception exception) => exception.InnerException is { } inner ? Innermost(inner) : exception;
}
