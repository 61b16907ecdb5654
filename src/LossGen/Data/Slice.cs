using System.Collections;

namespace LossGen;

/// <summary>Examples at hand of a longer sequence, which errors are to name by their place in it.</summary>
/// <param name="examples">The examples.</param>
/// <param name="start">The place of the first.</param>
internal sealed class Slice<T>(IReadOnlyList<T> examples, int start) : IReadOnlyList<T>
{
    private readonly int[] _positions = [.. Enumerable.Range(start, examples.Count)];

    public int Count => examples.Count;

    public T this[int index]
    {
        get
        {
            ExampleOrigin.Use(_positions);
            return examples[index];
        }
    }

    public IEnumerator<T> GetEnumerator() => examples.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
