namespace LossGen.Catalog.Declarations;

/// <summary>Weights that were given, are to be computed, or were not mentioned.</summary>
public readonly record struct WeightDeclaration(EquatableArray<double> Given, bool IsBalanced)
{
    public bool IsUnweighted => !IsBalanced && Given.Count == 0;
}
