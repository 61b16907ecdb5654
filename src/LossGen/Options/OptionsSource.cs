using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;

namespace LossGen;

/// <summary>Options from and as text: JSON, environment, command line.</summary>
internal static class OptionsSource
{
    public static TrainingOptions Load(string? path, string[] arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return OptionsBinder.Bind([.. path is null ? [] : OptionEntries.OfFile(path), .. OptionEntries.OfEnvironment(), .. OptionEntries.OfArguments(arguments)]);
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

    /// <summary>The kind, and in brackets what differs from the defaults.</summary>
    public static string Differences(WeightAveraging averaging)
    {
        var others = Differences(averaging, new WeightAveraging { Kind = averaging.Kind });
        return others.Count == 0 ? averaging.Kind.ToString() : $"{averaging.Kind} ({string.Join(", ", others)})";
    }

    /// <summary>The options in which two runs differ, with the values of both.</summary>
    public static IReadOnlyList<(string Option, string Before, string Now)> Compare(TrainingOptions before, TrainingOptions now) =>
        [.. Properties.Select(property => (property.Name, Text(property.GetValue(before)), Text(property.GetValue(now)))).Where(option => option.Item2 != option.Item3)];

    /// <summary>The properties of two objects of one type in which they differ, with the values of the first.</summary>
    private static List<string> Differences<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T>(T options, T defaults)
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
        WeightAveraging averaging => averaging.ToString(),
        bool flag => flag ? "true" : "false",
        IReadOnlyList<ParameterGroup> groups => OptionsJson.Write(groups),
        _ => value.ToString() ?? "",
    };
}
