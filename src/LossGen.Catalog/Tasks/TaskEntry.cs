namespace LossGen.Catalog;

/// <summary>What LossGen knows of a task.</summary>
/// <param name="Kind">The task as declared.</param>
/// <param name="Name">Its name in messages and docs.</param>
/// <param name="Question">What a person asks who has such a task.</param>
/// <param name="Output">The shape of the model's output.</param>
/// <param name="Encodings">The label encodings that make sense, each with the loss that it implies; the first is the usual one.</param>
/// <param name="Meter">The runtime type that measures a whole split.</param>
/// <param name="Metrics">The runtime record of the meter's results.</param>
/// <param name="MetricNames">The metrics reported, the primary one first.</param>
/// <param name="Unit">What one label belongs to.</param>
public sealed record TaskEntry(
    TaskKind Kind,
    string Name,
    string Question,
    OutputShape Output,
    EquatableArray<TaskEncoding> Encodings,
    string Meter,
    string Metrics,
    string MetricNames,
    LabelUnit Unit = LabelUnit.Example)
{
    /// <summary>Whether an example is one item with what is known of it. Pairs and embeddings need another model, and unknown classes a label that says so: nobody means them by a label alone.</summary>
    public bool IsAboutOneItem => Kind != TaskKind.OpenSetClassification && Output is not (OutputShape.PairScores or OutputShape.PairEmbeddings or OutputShape.Embedding or OutputShape.CentreDistance or OutputShape.Tuple);

    /// <summary>Whether there are several labels, each with a task of its own, and so no encodings, losses or metrics beside theirs.</summary>
    public bool HasSeveralLabels => Output == OutputShape.Tuple;

    /// <summary>Whether it can be the task of one of several labels. A centre is found before the first step and kept beside the weights: the whole model is about it.</summary>
    public bool CanBeOneOfSeveral => Output is not (OutputShape.CentreDistance or OutputShape.Tuple);

    /// <summary>Whether a model may return a tuple: one tensor per label, or the features beside the logits.</summary>
    public bool MayReturnTuple => HasSeveralLabels || Kind == TaskKind.OpenSetClassification;

    /// <summary>Whether an example may be without a label, by a member that may be null.</summary>
    public bool TakesUnlabelled => Output == OutputShape.CentreDistance || Kind == TaskKind.OpenSetClassification;

    /// <summary>Whether an example has many labels, each of which counts by itself.</summary>
    public bool HasManyLabels => Unit is LabelUnit.Token or LabelUnit.NextToken or LabelUnit.Pixel or LabelUnit.Transcript or LabelUnit.Candidate;

    /// <summary>Whether the labels follow the tokens of a sequence, whose padding has none.</summary>
    public bool IsSequence => Unit is LabelUnit.Token or LabelUnit.NextToken;

    /// <summary>Whether an example may have fewer labels than another, so that a batch of them is filled up with what counts as none.</summary>
    public bool PadsLabels => IsSequence || Unit == LabelUnit.Transcript;

    /// <summary>Stands for a width that is free.</summary>
    public const int AnyWidth = 0;

    /// <summary>Whether a label speaks of tokens, so that there must be some.</summary>
    public bool NeedsTokens => IsSequence || Unit == LabelUnit.Span;

    /// <summary>Whether a label speaks of the steps of a sequence, of tokens or of vectors, so that there must be some.</summary>
    public bool NeedsSteps => Unit == LabelUnit.Transcript || Output == OutputShape.PerCandidate;

    /// <summary>The width of the model's last layer: how many numbers it returns per example.</summary>
    /// <param name="classes">The number of classes or ranks.</param>
    /// <param name="width">The number of quantities of a vector label, or 0.</param>
    /// <param name="quantiles">The number of quantiles.</param>
    /// <returns>The width, or <see cref="AnyWidth"/>.</returns>
    public int HeadWidth(int classes, int width, int quantiles) => Output switch
    {
        OutputShape.PerClass or OutputShape.PerTokenClass or OutputShape.PerPixelClass => classes,
        OutputShape.LikeTarget => Math.Max(1, width),
        OutputShape.PerStep => classes - 1,
        OutputShape.PerStepClassOrBlank => classes + 1,
        OutputShape.PerQuantile => quantiles,
        OutputShape.MeanAndVariance or OutputShape.PairScores or OutputShape.PerTokenEnds => 2,
        OutputShape.PairEmbeddings or OutputShape.Embedding or OutputShape.CentreDistance => AnyWidth,
        _ => 1,
    };

    public bool Accepts(LabelEncoding encoding) => ImpliedLoss(encoding) is not null;

    /// <summary>The loss that an encoding implies under this task, or null where the encoding does not fit it.</summary>
    public LossKind? ImpliedLoss(LabelEncoding encoding)
    {
        foreach (var known in Encodings)
        {
            if (known.Encoding == encoding)
                return known.Loss;
        }

        return null;
    }
}
