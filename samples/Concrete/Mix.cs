namespace Concrete;

/// <summary>A mix of concrete and its age, as they were weighed out, and the strength that it reached.</summary>
/// <param name="Cement">Amount per cubic metre, like all that follow but the age.</param>
/// <param name="BlastFurnaceSlag">Amount.</param>
/// <param name="FlyAsh">Amount.</param>
/// <param name="Water">Amount.</param>
/// <param name="Superplasticizer">Amount.</param>
/// <param name="CoarseAggregate">Amount.</param>
/// <param name="FineAggregate">Amount.</param>
/// <param name="Age">In days; the model sees its logarithm, since concrete hardens fast at first.</param>
/// <param name="Strength">Compressive strength in MPa.</param>
[Standardize]
public sealed record Mix(
    float Cement,
    float BlastFurnaceSlag,
    float FlyAsh,
    float Water,
    float Superplasticizer,
    float CoarseAggregate,
    float FineAggregate,
    [Log1p] int Age,
    [Label] float Strength);
