namespace LossGen;

/// <summary>Points of one kind in a chart.</summary>
/// <param name="Name">Its name in the legend.</param>
/// <param name="Colour">A CSS colour.</param>
/// <param name="Points">The points; those that are not finite are left out.</param>
internal sealed record ChartSeries(string Name, string Colour, IReadOnlyList<(double X, double Y)> Points);
