using TorchSharp;

namespace LossGen;

/// <summary>What a run is made of.</summary>
internal sealed record RunParts<TExample, TMetrics>
    where TMetrics : class, IMetrics
{
    public required torch.nn.Module Model { get; init; }

    public required TaskDescription Task { get; init; }

    public required TrainingOptions Options { get; init; }

    public required IReadOnlyList<TExample> Train { get; init; }

    public required IReadOnlyList<TExample> Validation { get; init; }

    /// <summary>Further validation examples, by name.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<TExample>> MoreValidation { get; init; }

    /// <summary>Hands out the training examples.</summary>
    public required IExampleSource Source { get; init; }

    /// <summary>What the examples are known by when the run is taken up again.</summary>
    public required RunData Data { get; init; }

    public required Func<IReadOnlyList<TExample>, TMetrics> Evaluate { get; init; }

    /// <summary>Above what labels are predicted.</summary>
    public required DecisionThresholds Thresholds { get; init; }

    /// <summary>The centre of what is normal, where anomalies are detected.</summary>
    public required AnomalyCentre Centre { get; init; }

    /// <summary>How examples are prepared; null where they are fed as they are.</summary>
    public required InputPreparation? Preparation { get; init; }

    public required IReadOnlyList<ITrainingCallback> Callbacks { get; init; }

    public required IProgressView Progress { get; init; }

    /// <summary>Disposed when the run is over: the model is free again. Null where a tool trains, which has more to do with it.</summary>
    public required IDisposable? Use { get; init; }

    /// <summary>What evaluations within the run have to know of it.</summary>
    public required RunContext Context { get; init; }
}
