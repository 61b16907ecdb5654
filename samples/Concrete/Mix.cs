namespace Concrete;

/// <summary>A mix of concrete and its age, in standard deviations from the mean (see <see cref="MixTable"/>), and the strength that it reached.</summary>
/// <param name="Cement">Amount per cubic metre, like all that follow but the age.</param>
/// <param name="BlastFurnaceSlag">Amount.</param>
/// <param name="FlyAsh">Amount.</param>
/// <param name="Water">Amount.</param>
/// <param name="Superplasticizer">Amount.</param>
/// <param name="CoarseAggregate">Amount.</param>
/// <param name="FineAggregate">Amount.</param>
/// <param name="LogAge">The logarithm of the age in days: concrete hardens fast at first.</param>
/// <param name="Strength">Compressive strength in MPa.</param>
public sealed record Mix(
    float Cement,
    float BlastFurnaceSlag,
    float FlyAsh,
    float Water,
    float Superplasticizer,
    float CoarseAggregate,
    float FineAggregate,
    float LogAge,
    [Label] float Strength);
