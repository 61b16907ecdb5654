using LossGen.Analyzers.Facts;

namespace LossGen.Analyzers.Rules;

/// <summary>Finds a column [N, 1] that meets a vector [N].</summary>
internal static class Columns
{
    /// <summary>The argument with the dimension too many; null where the shapes agree or are not known.</summary>
    public static ArgumentFact? Find(ArgumentFact prediction, ArgumentFact target)
    {
        if (IsColumnOf(prediction.Tensor.Shape, target.Tensor.Shape)) return prediction;

        return IsColumnOf(target.Tensor.Shape, prediction.Tensor.Shape) ? target : null;
    }

    // [N] with N known to be 1 meets [1, 1] without harm.
    private static bool IsColumnOf(Shape column, Shape vector)
    {
        if (column.Length(-1) != 1 || vector.Rank is not { } rank || rank == 0 || vector.Length(-1) == 1) return false;

        return column.Rank is { } columns ? columns == rank + 1 : rank == 1;
    }
}
