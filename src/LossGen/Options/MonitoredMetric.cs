using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace LossGen;

/// <summary>
/// The metric by which models are compared. Made from the enum of a task's metrics (<c>Monitor = BinaryMetric.RocAuc</c>), so that a metric that does not exist cannot be written;
/// one of another task is refused when the trainer is built.
/// </summary>
[TypeConverter(typeof(ParsableConverter<MonitoredMetric>))]
[SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "Of is the alternate of all.")]
public sealed record MonitoredMetric : IParsable<MonitoredMetric>
{
    private MonitoredMetric(string name) => Name = name;

    /// <summary>The name of the enum's value, for example "RocAuc".</summary>
    public string Name { get; }

    /// <summary>A metric of a classification.</summary>
    /// <param name="metric">The metric.</param>
    public static implicit operator MonitoredMetric(ClassificationMetric metric) => Of(metric);

    /// <summary>A metric of a binary classification.</summary>
    /// <param name="metric">The metric.</param>
    public static implicit operator MonitoredMetric(BinaryMetric metric) => Of(metric);

    /// <summary>A metric of a multi-label classification.</summary>
    /// <param name="metric">The metric.</param>
    public static implicit operator MonitoredMetric(MultiLabelMetric metric) => Of(metric);

    /// <summary>A metric of a regression.</summary>
    /// <param name="metric">The metric.</param>
    public static implicit operator MonitoredMetric(RegressionMetric metric) => Of(metric);

    /// <summary>A metric of a count regression.</summary>
    /// <param name="metric">The metric.</param>
    public static implicit operator MonitoredMetric(CountMetric metric) => Of(metric);

    /// <summary>A metric of an ordinal regression.</summary>
    /// <param name="metric">The metric.</param>
    public static implicit operator MonitoredMetric(OrdinalMetric metric) => Of(metric);

    /// <summary>A metric of a quantile regression.</summary>
    /// <param name="metric">The metric.</param>
    public static implicit operator MonitoredMetric(QuantileMetric metric) => Of(metric);

    /// <summary>A metric of a regression with mean and variance.</summary>
    /// <param name="metric">The metric.</param>
    public static implicit operator MonitoredMetric(NormalMetric metric) => Of(metric);

    /// <summary>A metric of a token classification.</summary>
    /// <param name="metric">The metric.</param>
    public static implicit operator MonitoredMetric(TokenMetric metric) => Of(metric);

    /// <summary>A metric of a language model.</summary>
    /// <param name="metric">The metric.</param>
    public static implicit operator MonitoredMetric(LanguageMetric metric) => Of(metric);

    /// <summary>A metric of a segmentation.</summary>
    /// <param name="metric">The metric.</param>
    public static implicit operator MonitoredMetric(SegmentationMetric metric) => Of(metric);

    /// <summary>A metric of metric learning.</summary>
    /// <param name="metric">The metric.</param>
    public static implicit operator MonitoredMetric(RetrievalMetric metric) => Of(metric);

    /// <summary>A metric of span extraction.</summary>
    /// <param name="metric">The metric.</param>
    public static implicit operator MonitoredMetric(SpanMetric metric) => Of(metric);

    /// <summary>A metric of transcription.</summary>
    /// <param name="metric">The metric.</param>
    public static implicit operator MonitoredMetric(TranscriptMetric metric) => Of(metric);

    /// <summary>A metric of multiple choice.</summary>
    /// <param name="metric">The metric.</param>
    public static implicit operator MonitoredMetric(ChoiceMetric metric) => Of(metric);

    /// <summary>A metric of listwise ranking.</summary>
    /// <param name="metric">The metric.</param>
    public static implicit operator MonitoredMetric(RankingMetric metric) => Of(metric);

    /// <summary>A metric of anomaly detection.</summary>
    /// <param name="metric">The metric.</param>
    public static implicit operator MonitoredMetric(AnomalyMetric metric) => Of(metric);

    /// <summary>A metric of open-set classification.</summary>
    /// <param name="metric">The metric.</param>
    public static implicit operator MonitoredMetric(OpenSetMetric metric) => Of(metric);

    /// <summary>A metric of some task.</summary>
    /// <param name="metric">A value of the enum of the task's metrics.</param>
    /// <returns>The metric.</returns>
    public static MonitoredMetric Of(Enum metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return new MonitoredMetric(metric.ToString());
    }

    /// <summary>Reads the name of a metric, as configuration gives it.</summary>
    /// <param name="s">The name of the enum's value, or the metric's name as reports write it: "RocAuc" or "ROC AUC".</param>
    /// <param name="provider">Not used.</param>
    /// <returns>The metric; whether the task has it is checked when the trainer is built.</returns>
    /// <exception cref="FormatException">The text is empty.</exception>
    public static MonitoredMetric Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var result) ? result : throw new FormatException("The name of the metric is empty.");

    /// <summary>Reads the name of a metric, where there is one.</summary>
    /// <param name="s">The name.</param>
    /// <param name="provider">Not used.</param>
    /// <param name="result">The metric.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out MonitoredMetric result)
    {
        result = string.IsNullOrWhiteSpace(s) ? null : new MonitoredMetric(s.Trim());
        return result is not null;
    }

    /// <summary>The name.</summary>
    /// <returns>For example "RocAuc".</returns>
    public override string ToString() => Name;

    /// <summary>Whether this is the metric of that name, however it is spaced and capitalised.</summary>
    internal bool Is(string name) => string.Equals(Bare(Name), Bare(name), StringComparison.OrdinalIgnoreCase);

    private static string Bare(string name) => string.Concat(name.Where(char.IsLetterOrDigit));
}
