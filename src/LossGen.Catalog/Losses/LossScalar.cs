namespace LossGen.Catalog;

/// <summary>A number that a loss takes through a named argument of [Loss].</summary>
/// <param name="Name">The argument's name.</param>
/// <param name="Default">Its value where it is not given.</param>
/// <param name="Least">The least value.</param>
/// <param name="IncludesLeast">Whether the least value itself is allowed.</param>
/// <param name="Most">The greatest value.</param>
/// <param name="Expected">What is allowed, in words.</param>
public sealed record LossScalar(string Name, double Default, double Least, bool IncludesLeast, double Most, string Expected)
{
    public bool Allows(double value) => (IncludesLeast ? value >= Least : value > Least) && value <= Most && !double.IsInfinity(value);
}
