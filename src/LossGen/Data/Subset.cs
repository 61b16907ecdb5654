using System.Collections;

namespace LossGen;

/// <summary>Some of a list's examples, without copying them.</summary>
internal sealed class Subset<T>(IReadOnlyList<T> examples, int[] positions) : IReadOnlyList<T>
{
    public int Count => positions.Length;

    public T this[int index]
    {
        get
        {
            ExampleOrigin.Use(positions);
            return examples[positions[index]];
        }
    }

    public IEnumerator<T> GetEnumerator()
    {
        for (var index = 0; index < positions.Length; index++)
            yield return this[index];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
