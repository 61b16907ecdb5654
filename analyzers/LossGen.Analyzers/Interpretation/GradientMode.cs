using LossGen.Analyzers.Facts;

namespace LossGen.Analyzers.Interpretation;

/// <summary>Whether operations record gradients at a point of a run.</summary>
/// <param name="Off">The call that switched gradients off; null where they are on, or where that is not known.</param>
/// <param name="IsKnown">Whether it is known.</param>
internal sealed record GradientMode(Origin? Off, bool IsKnown)
{
    /// <summary>Gradients are recorded.</summary>
    public static GradientMode On { get; } = new(null, true);

    /// <summary>Nothing is known.</summary>
    public static GradientMode Unknown { get; } = new(null, false);

    /// <summary>Whether what an operation gives has a gradient, where it would have one.</summary>
    public GradientState Through(GradientState state) =>
        Off is not null ? state == GradientState.Data ? state : GradientState.Cut
        : IsKnown || state is not GradientState.Flows ? state : GradientState.Unknown;

    /// <summary>What is known where either mode may be.</summary>
    public GradientMode Join(GradientMode other) => Equals(other) ? this : Unknown;
}
