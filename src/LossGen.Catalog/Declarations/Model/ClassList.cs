using System.Collections;
using System.Globalization;

namespace LossGen.Catalog.Declarations;

/// <summary>The classes between which a label decides: named, or only counted. A vocabulary of a hundred thousand takes no memory here.</summary>
/// <param name="Count">How many there are; 0 where the encoding has none.</param>
/// <param name="Names">Their names, or nothing where they are counted: then each is called by its index.</param>
public sealed record ClassList(int Count, EquatableArray<string> Names) : IEnumerable<string>
{
    public static ClassList Named(EquatableArray<string> names) => new(names.Count, names);

    public static ClassList Counted(int count) => new(count, default);

    public IEnumerator<string> GetEnumerator() => Names.Count > 0
        ? ((IEnumerable<string>)Names).GetEnumerator()
        : Enumerable.Range(0, Count).Select(index => index.ToString(CultureInfo.InvariantCulture)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
