using System.Text.Json.Serialization;

namespace LossGen;

/// <summary>Where a run is, apart from its tensors: what a checkpoint says in text.</summary>
internal sealed record RunState
{
    public LoopState Loop { get; init; } = new();

    public TrackerState Tracker { get; init; } = new();

    public PlateauState Plateau { get; init; } = new();

    /// <summary>The training examples; a checkpoint's place in the epoch means nothing for another list.</summary>
    public int? Examples { get; init; }

    public int ValidationExamples { get; init; }

    /// <summary>Stands for the values and the order of the training examples, and of those to validate with; null where they are not known.</summary>
    public string? Hash { get; init; }

    public string? ValidationHash { get; init; }

    /// <summary>Whether batches are made of examples of like length.</summary>
    public bool IsBucketed { get; init; }

    public int Threads { get; init; }

    /// <summary>How many steps are in the average of the weights; 0 where there is none.</summary>
    public long Averaged { get; init; }

    /// <summary>The centre of what is normal, where anomalies are detected: found before the first step, from weights that are no longer there. Empty for other tasks.</summary>
    public IReadOnlyList<float> Centre { get; init; } = [];

    /// <summary>What was learned to prepare the inputs, as JSON; empty where nothing is.</summary>
    public string Preparation { get; init; } = "";

    /// <summary>Time trained so far, all processes together.</summary>
    public TimeSpan Elapsed { get; init; }

    public IReadOnlyList<TrainingPoint> Training { get; init; } = [];

    public IReadOnlyList<EvaluationPoint> Evaluations { get; init; } = [];

    [JsonConverter(typeof(OptionsJson))]
    public TrainingOptions Options { get; init; } = new();
}
