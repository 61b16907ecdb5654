using LossGen.Analyzers.Facts;

namespace LossGen.Analyzers.Interpretation;

/// <summary>A reference to an object.</summary>
internal sealed record ObjectFact(HeapObject Object) : Value
{
    public override bool IsTelling => true;
}
