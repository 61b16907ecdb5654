using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;

namespace LossGen;

/// <summary>Makes options of text. What is wrong is named with its option, its place, what was expected and the nearest name.</summary>
internal static class OptionsBinder
{
    private const char Separator = ':';

    /// <summary>Makes options.</summary>
    /// <param name="entries">What is said of them; of two that say something of the same, the later holds.</param>
    /// <returns>The options; the defaults where nothing is said.</returns>
    /// <exception cref="TrainingOptionsException">A name is unknown, or a value cannot be read.</exception>
    public static TrainingOptions Bind(IEnumerable<OptionEntry> entries)
    {
        var options = new TrainingOptions();
        var schedule = new LearningRateSchedule();
        var averaging = new WeightAveraging();
        var groups = new SortedDictionary<int, ParameterGroup>();
        foreach (var entry in entries)
        {
            var parts = entry.Path.Split(Separator);
            var property = Find<TrainingOptions>(parts[0], "a training option", entry);
            if (property.Name == nameof(options.Schedule))
                BindPart(schedule, property.Name, parts.AsSpan(1), "kind", entry);
            else if (property.Name == nameof(options.Averaging))
                BindPart(averaging, property.Name, parts.AsSpan(1), "kind", entry);
            else if (property.Name == nameof(options.ParameterGroups))
                BindGroup(groups, parts, entry);
            else if (parts.Length > 1)
                throw TrainingOptionsException.Of(property.Name, $"given in parts {entry.Source}", $"one value, as in {property.Name}: {Example(property.PropertyType)}.");
            else
                property.SetValue(options, Convert(property.Name, property.PropertyType, entry));
        }

        return options with { Schedule = schedule, Averaging = averaging, ParameterGroups = [.. groups.Values] };
    }

    private static void BindGroup(SortedDictionary<int, ParameterGroup> groups, string[] parts, OptionEntry entry)
    {
        if (parts.Length < 2 || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            throw TrainingOptionsException.Of(nameof(TrainingOptions.ParameterGroups), $"{Shown(entry)}", "a list of groups, as in parameterGroups:0:pattern, or [ { \"pattern\": \"encoder.*\" } ] in JSON.");

        if (!groups.TryGetValue(index, out var group))
            groups.Add(index, group = new ParameterGroup());

        BindPart(group, string.Create(CultureInfo.InvariantCulture, $"{nameof(TrainingOptions.ParameterGroups)}[{index}]"), parts.AsSpan(2), "pattern", entry);
    }

    private static void BindPart<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T>(T target, string name, ReadOnlySpan<string> parts, string example, OptionEntry entry)
        where T : class
    {
        if (parts.Length != 1)
            throw TrainingOptionsException.Of(name, Shown(entry), $"a part of it, as in {name}:{example}; the parts are {Names<T>()}.");

        var property = Find<T>(parts[0], $"a part of {name}", entry);
        property.SetValue(target, Convert($"{name}.{property.Name}", property.PropertyType, entry));
    }

    private static PropertyInfo Find<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T>(string name, string what, OptionEntry entry)
    {
        var properties = typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance);
        return Array.Find(properties, property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } found
            ? found
            : throw new TrainingOptionsException($"\"{name}\" is not {what} ({entry.Path} {entry.Source}). {DidYouMean(name, properties.Select(property => property.Name))}The options are {Names<T>()}.");
    }

    private static string Names<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T>() =>
        string.Join(", ", typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.Name));

    private static object? Convert(string option, Type type, OptionEntry entry)
    {
        var text = entry.Value.Trim();
        var wanted = Nullable.GetUnderlyingType(type) ?? type;
        var value = wanted switch
        {
            _ when wanted == typeof(string) => entry.Value,
            _ when wanted == typeof(bool) => bool.TryParse(text, out var flag) ? flag : null,
            _ when wanted == typeof(int) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null,
            _ when wanted == typeof(long) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null,
            _ when wanted == typeof(double) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
            _ when wanted == typeof(Every) => Every.TryParse(text, null, out var every) ? every : null,
            _ when wanted == typeof(MonitoredMetric) => MonitoredMetric.TryParse(text, null, out var metric) ? metric : null,
            _ when wanted == typeof(ClassWeights) => ClassWeights.TryParse(text, null, out var weights) ? weights : null,
            _ when wanted == typeof(PositiveWeights) => PositiveWeights.TryParse(text, null, out var weights) ? weights : null,
            { IsEnum: true } => Enum.GetNames(wanted).FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } name ? Enum.Parse(wanted, name) : null,
            _ => (object?)null,
        };
        return value ?? throw TrainingOptionsException.Of(option, Shown(entry), Expected(wanted, text));
    }

    private static string Shown(OptionEntry entry) => $"\"{entry.Value}\" {entry.Source}";

    private static string Expected(Type type, string text) => type switch
    {
        _ when type == typeof(bool) => "true or false.",
        _ when type == typeof(int) || type == typeof(long) => "a whole number.",
        _ when type == typeof(double) => "a number, with a point for decimals.",
        _ when type == typeof(Every) => "\"never\", \"epoch\", or a number of epochs or steps: \"2 epochs\", \"100 steps\".",
        _ when type == typeof(MonitoredMetric) => "the name of a metric: \"Accuracy\", say.",
        { IsEnum: true } => $"one of {string.Join(", ", Enum.GetNames(type))}. {DidYouMean(text, Enum.GetNames(type))}".TrimEnd(),
        _ => "\"Balanced\" or numbers: \"0.1, 0.9\".",
    };

    private static string Example(Type type) => type == typeof(Every) ? "\"100 steps\"" : type == typeof(ClassWeights) || type == typeof(PositiveWeights) ? "\"0.1, 0.9\"" : "20";

    private static string DidYouMean(string name, IEnumerable<string> names) => NearestName.Of(name, names) is { } nearest ? $"Did you mean {nearest}? " : "";
}
