namespace LossGen;

/// <summary>How a member is prepared, for reports.</summary>
/// <param name="Member">The member.</param>
/// <param name="Preparation">What is done, for example "missing: median, standardized".</param>
/// <param name="Fitted">What the training examples said, for example "mean 43.92, standard deviation 5.44"; empty where nothing is learned of them.</param>
public sealed record PreparedSummary(string Member, string Preparation, string Fitted);
