using System.Globalization;

namespace LossGen;

/// <summary>Finds the member of an enum that the name of a class in a file stands for: "B-PER" is the member <c>B_PER</c>, "NOUN" is <c>NOUN</c>; case does not matter.</summary>
/// <typeparam name="T">The enum.</typeparam>
public sealed class LabelNames<T>
    where T : struct, Enum
{
    private readonly Dictionary<string, T> _members = new(StringComparer.OrdinalIgnoreCase);
    private readonly T[] _classes = [.. Enum.GetValues<T>().Distinct().OrderBy(value => Convert.ToDecimal(value, CultureInfo.InvariantCulture))];
    private readonly IReadOnlyDictionary<string, string>? _names;

    /// <summary>Takes the members' own names, and others.</summary>
    /// <param name="names">The file's names that the enum has others for: of types of entities ("PER" is "Person") or of whole classes. Others are taken as they are.</param>
    public LabelNames(IReadOnlyDictionary<string, string>? names = null)
    {
        _names = names;
        foreach (var name in Enum.GetNames<T>())
            _members.TryAdd(name, Enum.Parse<T>(name));
    }

    /// <summary>Finds a class by its name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="member">The member.</param>
    /// <returns>False where there is none.</returns>
    public bool TryFind(string name, out T member)
    {
        ArgumentNullException.ThrowIfNull(name);
        var (prefix, type) = EntityTag.Parse(name) is { Type.Length: > 0 } entity ? ($"{entity.Prefix}_", entity.Type) : ("", name);
        return _members.TryGetValue(prefix + Renamed(type), out member) || _members.TryGetValue(Renamed(name), out member);
    }

    /// <summary>Finds a class by its index, as trainers number it: in the order of the members' values.</summary>
    /// <param name="index">The index, from 0.</param>
    /// <param name="member">The member.</param>
    /// <returns>False where there is none.</returns>
    public bool TryFind(long index, out T member)
    {
        member = index >= 0 && index < _classes.Length ? _classes[index] : default;
        return index >= 0 && index < _classes.Length;
    }

    /// <summary>The members.</summary>
    /// <returns>For messages: their names in the order of their values.</returns>
    public override string ToString() => string.Join(", ", Enum.GetNames<T>());

    private string Renamed(string name) => (_names?.GetValueOrDefault(name) ?? name).Replace('-', '_');
}
