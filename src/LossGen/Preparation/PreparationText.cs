namespace LossGen;

/// <summary>Preparation in words.</summary>
internal static class PreparationText
{
    public static string Of(NumberScaling scaling) => scaling switch
    {
        NumberScaling.Standardize => "standardized",
        NumberScaling.MinMax => "scaled to 0 to 1",
        NumberScaling.Robust => "scaled by median and quartiles",
        _ => "as it is",
    };
}
