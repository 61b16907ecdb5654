namespace LossGen.Analyzers.Tests.Forms;

/// <summary>How many of how many.</summary>
/// <param name="Found">Those that are found.</param>
/// <param name="All">All.</param>
internal readonly record struct Share(int Found, int All)
{
    /// <summary>The share in whole percent, rounded down; 100 of none.</summary>
    public int Percent => All == 0 ? 100 : 100 * Found / All;

    public override string ToString() => $"{Found} of {All}";
}
