namespace LossGen;

/// <summary>Metrics that know each class, label or kind of entity by itself: reports list them.</summary>
internal interface IWithClasses
{
    IReadOnlyList<ClassMetrics> Classes { get; }
}
