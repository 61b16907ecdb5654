namespace LossGen;

/// <summary>What was learned of one member, as files hold it.</summary>
/// <param name="Numbers">Centers, spreads, fills, counts: in the order of the class that wrote them.</param>
/// <param name="Names">The categories; empty where there are none.</param>
internal readonly record struct PreparedState(double[] Numbers, string[] Names);
