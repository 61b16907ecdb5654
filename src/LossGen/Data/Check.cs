using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LossGen;

/// <summary>
/// Checks values on their way from an example into a batch, and converts them to what the tensor holds.
/// A wrong value throws <see cref="DataException"/> with the example, the member, the value and what is expected; a right one costs no allocation.
/// </summary>
public static partial class Check
{
    private const double SumTolerance = 1e-4;

    /// <summary>A number as float32. Whole numbers pass; NaN, the infinities and what float32 cannot hold are refused.</summary>
    /// <typeparam name="T">Any number: float, double, Half, decimal, int ...</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="example">The position of the example.</param>
    /// <param name="member">The member that holds the value.</param>
    /// <returns>The value as float32.</returns>
    /// <exception cref="DataException">It is not finite.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Finite<T>(T value, int example, string member)
        where T : struct, INumberBase<T>
    {
        var single = float.CreateTruncating(value);
        return float.IsFinite(single) ? single : throw NotFinite(value, example, member);
    }

    /// <summary>A truth value as float32: 1 or 0.</summary>
    /// <param name="value">The value.</param>
    /// <param name="example">The position of the example.</param>
    /// <param name="member">The member that holds the value.</param>
    /// <returns>1 for true, 0 for false.</returns>
    public static float Finite(bool value, int example, string member) => value ? 1f : 0f;

    /// <summary>A count as float32: a whole number of at least 0.</summary>
    /// <typeparam name="T">Any number.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="example">The position of the example.</param>
    /// <param name="member">The member that holds the value.</param>
    /// <returns>The value as float32.</returns>
    /// <exception cref="DataException">It is negative, not whole or not finite.</exception>
    public static float Count<T>(T value, int example, string member)
        where T : struct, INumberBase<T>
    {
        var single = Finite(value, example, member);
        return single >= 0f && MathF.Floor(single) == single
            ? single
            : throw DataException.InvalidValue(example, member, string.Create(CultureInfo.InvariantCulture, $"{value} is no count. Expected a whole number of at least 0."));
    }

    /// <summary>A number of at least 0 as float32.</summary>
    /// <typeparam name="T">Any number.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="example">The position of the example.</param>
    /// <param name="member">The member that holds the value.</param>
    /// <returns>The value as float32.</returns>
    /// <exception cref="DataException">It is negative or not finite.</exception>
    public static float NotNegative<T>(T value, int example, string member)
        where T : struct, INumberBase<T>
    {
        var single = Finite(value, example, member);
        return single >= 0f
            ? single
            : throw DataException.InvalidValue(example, member, string.Create(CultureInfo.InvariantCulture, $"{value} is negative. Expected a number of at least 0, as the loss takes its logarithm."));
    }

    /// <summary>A number other than 0 as float32.</summary>
    /// <typeparam name="T">Any number.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="example">The position of the example.</param>
    /// <param name="member">The member that holds the value.</param>
    /// <returns>The value as float32.</returns>
    /// <exception cref="DataException">It is 0 or not finite.</exception>
    public static float NotZero<T>(T value, int example, string member)
        where T : struct, INumberBase<T>
    {
        var single = Finite(value, example, member);
        return single != 0f
            ? single
            : throw DataException.InvalidValue(example, member, string.Create(CultureInfo.InvariantCulture, $"{value} is 0. Expected a number other than 0, as the loss divides by it."));
    }

    /// <summary>A class index.</summary>
    /// <param name="value">The index.</param>
    /// <param name="classes">The number of classes, C.</param>
    /// <param name="example">The position of the example.</param>
    /// <param name="member">The member that holds the index.</param>
    /// <returns>The index.</returns>
    /// <exception cref="DataException">It is not from 0 to C - 1.</exception>
    public static long ClassIndex(long value, int classes, int example, string member) =>
        value >= 0 && value < classes
            ? value
            : throw DataException.InvalidValue(example, member, string.Create(CultureInfo.InvariantCulture, $"class index {value} is out of range. Expected 0 to {classes - 1}, for {classes} classes counted from 0."));

    /// <summary>A class index, or the value that says that the example has no label.</summary>
    /// <param name="value">The index.</param>
    /// <param name="classes">The number of classes, C.</param>
    /// <param name="ignoreIndex">The value that stands for no label.</param>
    /// <param name="example">The position of the example.</param>
    /// <param name="member">The member that holds the index.</param>
    /// <returns>The index.</returns>
    /// <exception cref="DataException">It is neither from 0 to C - 1 nor the ignore index.</exception>
    public static long ClassIndex(long value, int classes, long ignoreIndex, int example, string member) =>
        (value >= 0 && value < classes) || value == ignoreIndex
            ? value
            : throw DataException.InvalidValue(example, member, string.Create(CultureInfo.InvariantCulture, $"class index {value} is out of range. Expected 0 to {classes - 1}, for {classes} classes counted from 0, or {ignoreIndex} for no label."));

    /// <summary>A yes/no label as 1 or 0.</summary>
    /// <typeparam name="T">Any number.</typeparam>
    /// <param name="value">The label.</param>
    /// <param name="example">The position of the example.</param>
    /// <param name="member">The member that holds it.</param>
    /// <returns>0 or 1.</returns>
    /// <exception cref="DataException">It is neither.</exception>
    public static float ZeroOne<T>(T value, int example, string member)
        where T : struct, INumberBase<T>
    {
        if (T.IsZero(value))
            return 0f;

        return value == T.One ? 1f : throw DataException.InvalidValue(example, member, $"{Text(value)} is neither 0 nor 1. Expected 1 for the positive class and 0 for the negative.");
    }

    /// <summary>A yes/no label as 1 or 0.</summary>
    /// <param name="value">The label.</param>
    /// <param name="example">The position of the example.</param>
    /// <param name="member">The member that holds it.</param>
    /// <returns>1 for true, 0 for false.</returns>
    public static float ZeroOne(bool value, int example, string member) => value ? 1f : 0f;

    /// <summary>A yes/no label as +1 or -1.</summary>
    /// <typeparam name="T">Any number that can be negative.</typeparam>
    /// <param name="value">The label.</param>
    /// <param name="example">The position of the example.</param>
    /// <param name="member">The member that holds it.</param>
    /// <returns>-1 or +1.</returns>
    /// <exception cref="DataException">It is neither; 0 for the negative class is refused too, since a hinge would learn nothing from it.</exception>
    public static float Sign<T>(T value, int example, string member)
        where T : struct, INumberBase<T>
    {
        if (value == T.One)
            return 1f;

        return value + T.One == T.Zero ? -1f : throw DataException.InvalidValue(example, member, $"{Text(value)} is neither -1 nor +1. Expected +1 for the positive class and -1 for the negative.");
    }

    /// <summary>A yes/no label as +1 or -1.</summary>
    /// <param name="value">The label.</param>
    /// <param name="example">The position of the example.</param>
    /// <param name="member">The member that holds it.</param>
    /// <returns>+1 for true, -1 for false.</returns>
    public static float Sign(bool value, int example, string member) => value ? 1f : -1f;

    /// <summary>The length of a vector.</summary>
    /// <param name="actual">The length found.</param>
    /// <param name="expected">The length that the model was declared with.</param>
    /// <param name="example">The position of the example.</param>
    /// <param name="member">The member that holds the vector.</param>
    /// <exception cref="DataException">The lengths differ.</exception>
    public static void Length(int actual, int expected, int example, string member)
    {
        if (actual != expected)
            throw DataException.InvalidValue(example, member, string.Create(CultureInfo.InvariantCulture, $"has {actual} values. Expected {expected}, the same for every example."));
    }

    /// <summary>A vector of numbers as float32.</summary>
    /// <typeparam name="T">Any number.</typeparam>
    /// <param name="source">The vector, [D].</param>
    /// <param name="destination">Where it goes, [D].</param>
    /// <param name="example">The position of the example.</param>
    /// <param name="member">The member that holds the vector.</param>
    /// <exception cref="DataException">It has another length, or a value that is not finite.</exception>
    public static void FiniteRow<T>(ReadOnlySpan<T> source, Span<float> destination, int example, string member)
        where T : struct, INumberBase<T>
    {
        Length(source.Length, destination.Length, example, member);
        if (typeof(T) == typeof(float))
        {
            MemoryMarshal.Cast<T, float>(source).CopyTo(destination);
            if (AreFinite(destination))
                return;
        }

        for (var column = 0; column < source.Length; column++)
        {
            var single = float.CreateTruncating(source[column]);
            destination[column] = float.IsFinite(single) ? single : throw NotFinite(source[column], example, At(member, column));
        }
    }

    /// <summary>Whether every value is a number, and none infinite: a vector of them at a time, because rows can be long and every batch is checked.</summary>
    private static bool AreFinite(ReadOnlySpan<float> values)
    {
        var greatest = new Vector<float>(float.MaxValue);
        while (values.Length >= Vector<float>.Count)
        {
            if (!Vector.LessThanOrEqualAll(Vector.Abs(new Vector<float>(values)), greatest))
                return false;

            values = values[Vector<float>.Count..];
        }

        foreach (var value in values)
        {
            if (!float.IsFinite(value))
                return false;
        }

        return true;
    }

    /// <inheritdoc cref="FiniteRow{T}(ReadOnlySpan{T}, Span{float}, int, string)"/>
    public static void FiniteRow<T>(IReadOnlyList<T> source, Span<float> destination, int example, string member)
        where T : struct, INumberBase<T>
    {
        Length(NotNull(source, example, member).Count, destination.Length, example, member);
        for (var column = 0; column < destination.Length; column++)
        {
            var value = source[column];
            var single = float.CreateTruncating(value);
            destination[column] = float.IsFinite(single) ? single : throw NotFinite(value, example, At(member, column));
        }
    }

    /// <summary>A vector of truth values as float32, 1 and 0.</summary>
    /// <param name="source">The vector, [D].</param>
    /// <param name="destination">Where it goes, [D].</param>
    /// <param name="example">The position of the example.</param>
    /// <param name="member">The member that holds the vector.</param>
    /// <exception cref="DataException">It has another length.</exception>
    public static void FiniteRow(ReadOnlySpan<bool> source, Span<float> destination, int example, string member)
    {
        Length(source.Length, destination.Length, example, member);
        for (var column = 0; column < source.Length; column++)
            destination[column] = source[column] ? 1f : 0f;
    }

    /// <inheritdoc cref="FiniteRow(ReadOnlySpan{bool}, Span{float}, int, string)"/>
    public static void FiniteRow(IReadOnlyList<bool> source, Span<float> destination, int example, string member)
    {
        Length(NotNull(source, example, member).Count, destination.Length, example, member);
        for (var column = 0; column < destination.Length; column++)
            destination[column] = source[column] ? 1f : 0f;
    }

    /// <summary>A one-hot row as float32: exactly one 1, 0 elsewhere.</summary>
    /// <typeparam name="T">Any number.</typeparam>
    /// <param name="source">The row, [C].</param>
    /// <param name="destination">Where it goes, [C].</param>
    /// <param name="example">The position of the example.</param>
    /// <param name="member">The member that holds the row.</param>
    /// <exception cref="DataException">It has another length, or is not one-hot.</exception>
    public static void OneHotRow<T>(ReadOnlySpan<T> source, Span<float> destination, int example, string member)
        where T : struct, INumberBase<T>
    {
        FiniteRow(source, destination, example, member);
        OneHot(destination, example, member);
    }

    /// <inheritdoc cref="OneHotRow{T}(ReadOnlySpan{T}, Span{float}, int, string)"/>
    public static void OneHotRow<T>(IReadOnlyList<T> source, Span<float> destination, int example, string member)
        where T : struct, INumberBase<T>
    {
        FiniteRow(source, destination, example, member);
        OneHot(destination, example, member);
    }

    /// <summary>A one-hot row as float32: exactly one true.</summary>
    /// <param name="source">The row, [C].</param>
    /// <param name="destination">Where it goes, [C].</param>
    /// <param name="example">The position of the example.</param>
    /// <param name="member">The member that holds the row.</param>
    /// <exception cref="DataException">It has another length, or is not one-hot.</exception>
    public static void OneHotRow(ReadOnlySpan<bool> source, Span<float> destination, int example, string member)
    {
        FiniteRow(source, destination, example, member);
        OneHot(destination, example, member);
    }

    /// <inheritdoc cref="OneHotRow(ReadOnlySpan{bool}, Span{float}, int, string)"/>
    public static void OneHotRow(IReadOnlyList<bool> source, Span<float> destination, int example, string member)
    {
        FiniteRow(source, destination, example, member);
        OneHot(destination, example, member);
    }

    /// <summary>A row of class probabilities as float32: each from 0 to 1, their sum 1 within 1e-4.</summary>
    /// <typeparam name="T">Any number.</typeparam>
    /// <param name="source">The row, [C].</param>
    /// <param name="destination">Where it goes, [C].</param>
    /// <param name="example">The position of the example.</param>
    /// <param name="member">The member that holds the row.</param>
    /// <exception cref="DataException">It has another length, or is no distribution.</exception>
    public static void ProbabilitiesRow<T>(ReadOnlySpan<T> source, Span<float> destination, int example, string member)
        where T : struct, INumberBase<T>
    {
        FiniteRow(source, destination, example, member);
        Distribution(destination, example, member);
    }

    /// <inheritdoc cref="ProbabilitiesRow{T}(ReadOnlySpan{T}, Span{float}, int, string)"/>
    public static void ProbabilitiesRow<T>(IReadOnlyList<T> source, Span<float> destination, int example, string member)
        where T : struct, INumberBase<T>
    {
        FiniteRow(source, destination, example, member);
        Distribution(destination, example, member);
    }

    /// <summary>A multi-hot row as float32: each 0 or 1.</summary>
    /// <typeparam name="T">Any number.</typeparam>
    /// <param name="source">The row, [C].</param>
    /// <param name="destination">Where it goes, [C].</param>
    /// <param name="example">The position of the example.</param>
    /// <param name="member">The member that holds the row.</param>
    /// <exception cref="DataException">It has another length, or a value that is neither 0 nor 1.</exception>
    public static void MultiHotRow<T>(ReadOnlySpan<T> source, Span<float> destination, int example, string member)
        where T : struct, INumberBase<T>
    {
        FiniteRow(source, destination, example, member);
        MultiHot(destination, example, member);
    }

    /// <inheritdoc cref="MultiHotRow{T}(ReadOnlySpan{T}, Span{float}, int, string)"/>
    public static void MultiHotRow<T>(IReadOnlyList<T> source, Span<float> destination, int example, string member)
        where T : struct, INumberBase<T>
    {
        FiniteRow(source, destination, example, member);
        MultiHot(destination, example, member);
    }

    /// <summary>A multi-hot row as float32: 1 for true, 0 for false.</summary>
    /// <param name="source">The row, [C].</param>
    /// <param name="destination">Where it goes, [C].</param>
    /// <param name="example">The position of the example.</param>
    /// <param name="member">The member that holds the row.</param>
    /// <exception cref="DataException">It has another length.</exception>
    public static void MultiHotRow(ReadOnlySpan<bool> source, Span<float> destination, int example, string member) =>
        FiniteRow(source, destination, example, member);

    /// <inheritdoc cref="MultiHotRow(ReadOnlySpan{bool}, Span{float}, int, string)"/>
    public static void MultiHotRow(IReadOnlyList<bool> source, Span<float> destination, int example, string member) =>
        FiniteRow(source, destination, example, member);

    private static void OneHot(ReadOnlySpan<float> row, int example, string member)
    {
        var ones = 0;
        for (var column = 0; column < row.Length; column++)
        {
            if (row[column] == 1f)
                ones++;
            else if (row[column] != 0f)
                throw DataException.InvalidValue(example, At(member, column), $"{Text(row[column])} is neither 0 nor 1. Expected a one-hot row: one 1, and 0 elsewhere. Rows of probabilities are declared with [Probabilities].");
        }

        if (ones != 1)
            throw DataException.InvalidValue(example, member, string.Create(CultureInfo.InvariantCulture, $"has {ones} ones. Expected a one-hot row: one 1, and 0 elsewhere. Rows with any number of ones are declared with [MultiHot]."));
    }

    private static void Distribution(ReadOnlySpan<float> row, int example, string member)
    {
        var sum = 0.0;
        for (var column = 0; column < row.Length; column++)
        {
            if (!(row[column] >= 0f && row[column] <= 1f))
                throw DataException.InvalidValue(example, At(member, column), $"{Text(row[column])} is no probability. Expected 0 to 1.");

            sum += row[column];
        }

        if (!(Math.Abs(sum - 1) <= SumTolerance))
            throw DataException.InvalidValue(example, member, string.Create(CultureInfo.InvariantCulture, $"the probabilities sum to {sum:0.######}. Expected 1, within {SumTolerance}; divide the row by its sum."));
    }

    private static void MultiHot(ReadOnlySpan<float> row, int example, string member)
    {
        for (var column = 0; column < row.Length; column++)
        {
            if (row[column] is not (0f or 1f))
                throw DataException.InvalidValue(example, At(member, column), $"{Text(row[column])} is neither 0 nor 1. Expected 1 for each label that applies and 0 elsewhere.");
        }
    }

    private static IReadOnlyList<T> NotNull<T>(IReadOnlyList<T>? source, int example, string member) =>
        source ?? throw DataException.InvalidValue(example, member, "is null. Expected a vector; remove the row or fill it in.");

    private static DataException NotFinite<T>(T value, int example, string member)
        where T : struct, INumberBase<T> =>
        T.IsFinite(value)
            ? DataException.InvalidValue(example, member, $"{Text(value)} is too large for float32. Expected at most 3.4e38; scale the value.")
            : DataException.InvalidValue(example, member, $"{Text(value)} is not a finite number. Expected a finite number; remove the row or fill the value in.");

    private static string At(string member, int column) => string.Create(CultureInfo.InvariantCulture, $"{member}[{column}]");

    private static string Text<T>(T value)
        where T : struct, INumberBase<T> => value.ToString(null, CultureInfo.InvariantCulture);
}
