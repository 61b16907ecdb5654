namespace LossGen.Generators;

/// <summary>The names of the pipeline's steps, by which tests see what ran and what was cached.</summary>
public static class TrackingNames
{
    /// <summary>Declarations without errors, as values.</summary>
    public const string Declarations = "LossGen.Declarations";
}
