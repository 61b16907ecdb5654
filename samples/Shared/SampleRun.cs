using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Samples;

/// <summary>What every sample takes on its command line, and the line of JSON that it ends with when asked to.</summary>
internal sealed record SampleRun(int Seed, int? Epochs, bool Json)
{
    private readonly Dictionary<string, string> _texts = [];
    private readonly HashSet<string> _flags = [];

    private const string Usage = "Options: --seed N (the split, the initial weights and the order; 1 by default), --epochs N, --json (the metrics as the last line)";

    /// <summary>The value of an option of this sample; null where it was not given.</summary>
    public string? this[string option] => _texts.GetValueOrDefault(option);

    /// <summary>Whether an option of this sample that takes no value was given.</summary>
    public bool Has(string flag) => _flags.Contains(flag);

    /// <summary>Reads the command line.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="options">The options of this sample alone, which take a text each: "--data".</param>
    public static SampleRun Parse(string[] arguments, params string[] options) => Parse(arguments, [], options);

    /// <summary>Reads the command line.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="flags">The options of this sample alone that take no value: "--freeze".</param>
    /// <param name="options">The options of this sample alone, which take a text each: "--data".</param>
    public static SampleRun Parse(string[] arguments, IReadOnlyList<string> flags, params string[] options)
    {
        // Models this small train faster on one core than the work can be divided over several.
        torch.set_num_threads(1);

        var run = new SampleRun(Seed: 1, Epochs: null, Json: false);
        for (var index = 0; index < arguments.Length; index++)
        {
            if (options.Contains(arguments[index]))
            {
                run._texts[arguments[index]] = index + 1 < arguments.Length ? arguments[++index] : throw Stop($"{arguments[index]} takes a value.");
                continue;
            }

            if (flags.Contains(arguments[index]))
            {
                run._flags.Add(arguments[index]);
                continue;
            }

            run = arguments[index] switch
            {
                "--json" => run with { Json = true },
                "--seed" => run with { Seed = Number(arguments, ++index) },
                "--epochs" => run with { Epochs = Number(arguments, ++index) },
                _ => throw Stop($"Unknown option {arguments[index]}."),
            };
        }

        return run;
    }

    /// <summary>Prints the metrics on the held-out rows as one line of JSON, where --json asks for it.</summary>
    /// <param name="metrics">The trainer's metrics.</param>
    /// <param name="more">What the sample has to compare them with.</param>
    public void Finish(IMetrics? metrics, params IEnumerable<MetricValue> more)
    {
        if (!Json || metrics is null)
            return;

        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteNumber("seed", Seed);
            foreach (var metric in (IEnumerable<MetricValue>)[new("loss", metrics.Loss), .. metrics.Values, .. more])
                Write(writer, metric);

            writer.WriteEndObject();
        }

        Console.WriteLine(Encoding.UTF8.GetString(buffer.ToArray()));
    }

    private static void Write(Utf8JsonWriter writer, MetricValue metric)
    {
        var name = JsonNamingPolicy.SnakeCaseLower.ConvertName(metric.Name.Replace(' ', '_').Replace('-', '_')).Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal);
        if (double.IsFinite(metric.Value))
            writer.WriteNumber(name, metric.Value);
        else
            writer.WriteNull(name);
    }

    private static int Number(string[] arguments, int index) =>
        index < arguments.Length && int.TryParse(arguments[index], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw Stop($"{arguments[index - 1]} takes a whole number above 0.");

    private static InvalidOperationException Stop(string message)
    {
        Console.Error.WriteLine($"{message} {Usage}");
        Environment.Exit(2);
        return new InvalidOperationException(message);
    }
}
