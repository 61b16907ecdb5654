namespace LossGen.Tests;

/// <summary>A loss and nothing else.</summary>
internal sealed record ScriptedMetrics(double Loss) : IMetrics
{
    public IReadOnlyList<MetricValue> Values => [];
}
