using System.Collections;

namespace LossGen;

/// <summary>Some of a list's examples, without copying them.</summary>
internal sealed class Subset<T> : IReadOnlyList<T>
{
    private readonly IReadOnlyList<T> _examples;
    private readonly int[] _positions;

    public Subset(IReadOnlyList<T> examples, int[] positions)
    {
        // A part of a part refers to the whole, because errors name places in that.
        (_examples, _positions) = examples is Subset<T> part
            ? (part._examples, Array.ConvertAll(positions, position => part._positions[position]))
            : (examples, positions);
    }

    public int Count => _positions.Length;

    public T this[int index]
    {
        get
        {
            ExampleOrigin.Use(_positions);
            return _examples[_positions[index]];
        }
    }

    public IEnumerator<T> GetEnumerator()
    {
        for (var index = 0; index < _positions.Length; index++)
            yield return this[index];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
