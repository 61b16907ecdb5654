using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace LossGen;

/// <summary>
/// A number that stands for examples and their order: equal for equal values in every process. Of long lists a part is read, evenly spread with the first and the last in it, so that it costs little beside an epoch;
/// what has no value of its own (a tensor, a stream, a delegate) counts by its type.
/// </summary>
internal static class ExampleHash
{
    /// <summary>Lists up to this long are read whole.</summary>
    private const int Sampled = 512;

    /// <summary>How deep an example is looked into, and how many of its values: objects may refer to all the world.</summary>
    private const int Depth = 6;
    private const int Values = 1 << 16;
    private const ulong Null = 0x9E3779B97F4A7C15;

    private static readonly ConditionalWeakTable<Type, Func<object, object?>[]> Members = [];

    /// <summary>The number for a list, as text.</summary>
    public static string Of<T>(IReadOnlyList<T> examples)
    {
        var hash = SplitMix64.Mix(0, (ulong)examples.Count);
        var read = Math.Min(examples.Count, Sampled);
        for (var index = 0; index < read; index++)
        {
            var place = read == examples.Count ? index : (int)((long)index * (examples.Count - 1) / (read - 1));
            var left = Values;
            hash = SplitMix64.Mix(hash, Hash(examples[place], Depth, ref left));
        }

        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }

    private static ulong Hash(object? value, int depth, ref int left) => value switch
    {
        _ when left-- <= 0 => Null,
        null => Null,
        string text => Text(text),
        bool flag => flag ? 1UL : 2UL,
        float number => SplitMix64.Mix(3, BitConverter.SingleToUInt32Bits(number)),
        double number => SplitMix64.Mix(4, BitConverter.DoubleToUInt64Bits(number)),
        Enum member => Text(member.ToString("D")),
        float[] numbers => Bytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(numbers.AsSpan())),
        byte[] bytes => Bytes(bytes),
        IFormattable number when value.GetType().IsValueType && value.GetType().Namespace == nameof(System) => Text(number.ToString(null, CultureInfo.InvariantCulture)),
        _ when depth == 0 => Text(value.GetType().FullName ?? ""),
        IDictionary or Delegate or Stream or TorchSharp.torch.Tensor => Text(value.GetType().FullName ?? ""),
        IEnumerable items => Items(items, depth, ref left),
        _ => Object(value, depth, ref left),
    };

    private static ulong Items(IEnumerable items, int depth, ref int left)
    {
        var hash = 5UL;
        foreach (var item in items)
            hash = SplitMix64.Mix(hash, Hash(item, depth - 1, ref left));

        return hash;
    }

    private static ulong Object(object value, int depth, ref int left)
    {
        var hash = 6UL;
        foreach (var member in Members.GetValue(value.GetType(), Find))
            hash = SplitMix64.Mix(hash, Hash(Read(member, value), depth - 1, ref left));

        return hash;
    }

    /// <summary>A member's value; that it has none at present is a value too.</summary>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "What a property of the user's throws is not a fault of the run: training reads only what it needs.")]
    private static object? Read(Func<object, object?> member, object value)
    {
        try
        {
            return member(value);
        }
        catch (Exception)
        {
            return null;
        }
    }

    /// <summary>Readable members in the order of their names. Where a trimmed program has lost some, it has lost them for all of its runs.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "Members that were trimmed away are left out, in every run of the program alike.")]
    private static Func<object, object?>[] Find(Type type)
    {
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanRead && property.GetIndexParameters().Length == 0);
        var fields = type.GetFields(BindingFlags.Public | BindingFlags.Instance);
        return
        [
            .. properties.Select(property => (property.Name, Read: (Func<object, object?>)property.GetValue))
                .Concat(fields.Select(field => (field.Name, Read: (Func<object, object?>)field.GetValue)))
                .OrderBy(member => member.Name, StringComparer.Ordinal)
                .Select(member => member.Read),
        ];
    }

    private static ulong Text(string text) => Bytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(text.AsSpan()));

    private static ulong Bytes(ReadOnlySpan<byte> bytes)
    {
        var hash = SplitMix64.Mix(7, (ulong)bytes.Length);
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            hash = SplitMix64.Mix(hash, System.Buffers.Binary.BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var rest in bytes)
            hash = SplitMix64.Mix(hash, rest);

        return hash;
    }
}
