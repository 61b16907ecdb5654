using LossGen.Catalog.Operations;

namespace LossGen.Catalog.LossCalls;

/// <summary>A loss of TorchSharp as it stands in hand-written code, and what it expects of its arguments.</summary>
/// <param name="Function">The method in <c>torch.nn.functional</c>.</param>
/// <param name="Module">The factory in <c>torch.nn</c>, which is the class's name in <c>TorchSharp.Modules</c> too.</param>
/// <param name="Prediction">The parameter of the function that takes the model's output.</param>
/// <param name="Target">The parameter of the function that takes the labels.</param>
public sealed record LossCall(string Function, string Module, string Prediction, string Target)
{
    /// <summary>The tensor parameters in order, as the loss module's <c>forward</c> takes them.</summary>
    public IReadOnlyList<string> Inputs { get; init; } = [Prediction, Target];

    /// <summary>The scale the prediction must have; unknown where any will do.</summary>
    public TensorScale PredictionScale { get; init; }

    /// <summary>The dtypes the target may have.</summary>
    public TargetElements Elements { get; init; }

    /// <summary>How the shapes must stand to one another.</summary>
    public ShapeRelation Shapes { get; init; }

    /// <summary>The label coding the target must have; unknown where any will do.</summary>
    public LabelCoding Coding { get; init; }

    /// <summary>Whether prediction and target can change places without changing the value.</summary>
    public bool IsSymmetric { get; init; }

    /// <summary>Whether the value is never negative, whatever comes in.</summary>
    public bool IsNonNegative { get; init; }

    /// <summary>The loss that takes raw outputs where this one takes probabilities; null where there is none.</summary>
    public string? OnLogits { get; init; }

    /// <summary>The loss that takes probabilities, or their logarithms, where this one takes raw outputs; null where there is none.</summary>
    public string? OnActivated { get; init; }
}
