namespace LossGen;

/// <summary>How good a model is at telling the class of each token. Entities are counted where the classes are tags of the BIO family.</summary>
/// <remarks>An entity is right where its type and both its ends are, as conlleval and seqeval's default mode count; padding and ignored tokens are left out.</remarks>
public sealed record TokenMetrics : IMetrics, IWithConfusion, IWithClasses, IPredictionSpread
{
    internal TokenMetrics()
    {
    }

    /// <inheritdoc/>
    public double Loss { get; internal init; }

    /// <summary>The number of tokens with a label.</summary>
    public long Tokens { get; internal init; }

    /// <summary>The number of sequences that have any.</summary>
    public long Sequences { get; internal init; }

    /// <summary>The share of tokens whose class was predicted, 0 to 1.</summary>
    public double TokenAccuracy { get; internal init; }

    /// <summary>The share of sequences whose every token was predicted, 0 to 1.</summary>
    public double SequenceAccuracy { get; internal init; }

    /// <summary>The mean F1 of the classes, per token.</summary>
    public double MacroF1 { get; internal init; }

    /// <summary>Of the entities that were predicted, the share that is right; null where the classes are no tags.</summary>
    public double? EntityPrecision { get; internal init; }

    /// <summary>Of the entities that there are, the share that was found; null where the classes are no tags.</summary>
    public double? EntityRecall { get; internal init; }

    /// <summary>The harmonic mean of both, over all entities ("micro"); null where the classes are no tags.</summary>
    public double? EntityF1 { get; internal init; }

    /// <summary>Each type of entity by itself, by name; empty where the classes are no tags.</summary>
    public IReadOnlyList<ClassMetrics> Entities { get; internal init; } = [];

    /// <summary>Each class by itself, per token, in the order of the class indices.</summary>
    public IReadOnlyList<ClassMetrics> Tags { get; internal init; } = [];

    /// <summary>How often a token of each class was taken for each other one.</summary>
    public ConfusionMatrix Confusion { get; internal init; } = null!;

    IReadOnlyList<ClassMetrics> IWithClasses.Classes => Entities.Count > 0 ? Entities : Tags;

    /// <inheritdoc/>
    string? IPredictionSpread.OnlyPrediction => PredictionSpread.Of(Confusion);

    /// <inheritdoc/>
    public IReadOnlyList<MetricValue> Values
    {
        get
        {
            var values = new List<MetricValue>();
            if (EntityF1 is { } f1)
                values.AddRange([new("entity F1", f1), new("entity precision", EntityPrecision!.Value), new("entity recall", EntityRecall!.Value)]);

            values.AddRange([new("token accuracy", TokenAccuracy), new("macro F1", MacroF1), new("sequence accuracy", SequenceAccuracy)]);
            return values;
        }
    }

    /// <summary>The most telling numbers on one line.</summary>
    /// <returns>For example "loss 0.0612, entity F1 0.9155, entity precision 0.9121 (69 examples)".</returns>
    public override string ToString() => MetricsText.Line(this, Sequences, count: 3);
}
