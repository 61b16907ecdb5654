using LossGen.Analyzers.Facts;

namespace LossGen.Analyzers.Interpretation;

/// <summary>A value, and the state of the path on which it comes about.</summary>
internal sealed record Outcome(Value Value, State State);
