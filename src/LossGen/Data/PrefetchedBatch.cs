using System.Runtime.ExceptionServices;

namespace LossGen;

/// <summary>A batch that was read ahead.</summary>
/// <param name="Rows">The positions of its examples; none at the end of the epoch.</param>
/// <param name="Examples">The examples.</param>
/// <param name="Origin">Where they come from, for errors.</param>
/// <param name="IsLast">Whether the epoch ends with it.</param>
/// <param name="Error">What reading it threw, to be thrown again when it is its turn.</param>
internal sealed record PrefetchedBatch<T>(int[] Rows, T[] Examples, int[]? Origin, bool IsLast, ExceptionDispatchInfo? Error = null);
