using System.Collections;

namespace LossGen.Tests;

/// <summary>A list that knows which of its examples were read.</summary>
internal sealed class CountedList<T>(T[] examples) : IReadOnlyList<T>
{
    public HashSet<int> Read { get; } = [];

    public int Count => examples.Length;

    public T this[int index]
    {
        get
        {
            lock (Read)
                Read.Add(index);

            return examples[index];
        }
    }

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)examples).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
