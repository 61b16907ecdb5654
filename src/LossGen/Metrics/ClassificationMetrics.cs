namespace LossGen;

/// <summary>How good a model is at telling C classes apart.</summary>
/// <remarks>Averages over classes ("macro") and balanced accuracy leave out classes that neither occur nor were predicted, and classes that do not occur, in that order: as scikit-learn does.</remarks>
public sealed record ClassificationMetrics : IMetrics, IWithConfusion, IWithClasses, IPredictionSpread
{
    internal ClassificationMetrics()
    {
    }

    /// <inheritdoc/>
    public double Loss { get; internal init; }

    /// <summary>The number of examples with a label.</summary>
    public long Examples { get; internal init; }

    /// <summary>The share of examples whose class was predicted, 0 to 1.</summary>
    public double Accuracy { get; internal init; }

    /// <summary>The mean recall of the classes that occur, 0 to 1: what accuracy would be if they were equally frequent.</summary>
    public double BalancedAccuracy { get; internal init; }

    /// <summary>The share of examples whose class is among the five most probable, 0 to 1; null where there are no more than five classes.</summary>
    public double? Top5Accuracy { get; internal init; }

    /// <summary>The mean precision of the classes.</summary>
    public double MacroPrecision { get; internal init; }

    /// <summary>The mean recall of the classes.</summary>
    public double MacroRecall { get; internal init; }

    /// <summary>The mean F1 of the classes.</summary>
    public double MacroF1 { get; internal init; }

    /// <summary>The mean precision of the classes, each weighted by its number of examples.</summary>
    public double WeightedPrecision { get; internal init; }

    /// <summary>The mean recall of the classes, each weighted by its number of examples; equals accuracy.</summary>
    public double WeightedRecall { get; internal init; }

    /// <summary>The mean F1 of the classes, each weighted by its number of examples.</summary>
    public double WeightedF1 { get; internal init; }

    /// <summary>Each class by itself, in the order of the class indices.</summary>
    public required IReadOnlyList<ClassMetrics> Classes { get; init; }

    /// <summary>How often each class was taken for each other one.</summary>
    public required ConfusionMatrix Confusion { get; init; }

    string? IPredictionSpread.OnlyPrediction => PredictionSpread.Of(Confusion);

    /// <inheritdoc/>
    public IReadOnlyList<MetricValue> Values
    {
        get
        {
            var values = new List<MetricValue>
            {
                new("accuracy", Accuracy),
                new("balanced accuracy", BalancedAccuracy),
                new("macro F1", MacroF1),
                new("weighted F1", WeightedF1),
                new("macro precision", MacroPrecision),
                new("macro recall", MacroRecall),
            };
            if (Top5Accuracy is { } top5)
                values.Add(new("top-5 accuracy", top5));

            return values;
        }
    }

    /// <summary>The most telling numbers on one line.</summary>
    /// <returns>For example "loss 0.0612, accuracy 0.9855, macro F1 0.9821 (69 examples)".</returns>
    public override string ToString() => MetricsText.Line(this, Examples, count: 3);
}
