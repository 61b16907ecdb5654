using LossGen.Analyzers.Facts;

namespace LossGen.Analyzers.Interpretation;

/// <summary>The parameters of modules, as an optimizer is made of them.</summary>
/// <param name="Modules">The modules.</param>
/// <param name="IsWhole">Whether all their parameters are meant.</param>
internal sealed record ParametersFact(IReadOnlyList<HeapObject> Modules, bool IsWhole) : Value
{
    public override bool IsTelling => true;

    /// <summary>These parameters and others.</summary>
    public ParametersFact And(ParametersFact other) => new([.. Modules.Union(other.Modules)], IsWhole && other.IsWhole);

    public bool Equals(ParametersFact? other) => other is not null && IsWhole == other.IsWhole && Modules.SequenceEqual(other.Modules);

    public override int GetHashCode() => Modules.Count;
}
