using LossGen.Benchmarks.Loops;

namespace LossGen.Benchmarks.Scaling;

/// <summary>Something that grows.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Points">Its sizes, and what is trained at each.</param>
internal sealed record ScalingAxis(string Name, IReadOnlyList<(double Size, Func<ILoopSubject> Subject)> Points);
