using System.Globalization;
using System.Numerics;

namespace LossGen;

/// <content>Rows of indices: token ids and the labels of tokens and pixels.</content>
public static partial class Check
{
    /// <summary>A row of class indices or token ids, filled up behind its end.</summary>
    /// <typeparam name="T">Any integer.</typeparam>
    /// <param name="source">The indices, [l].</param>
    /// <param name="destination">Where they go, [L], L at least l.</param>
    /// <param name="example">The position of the example.</param>
    /// <param name="member">The member that holds them.</param>
    /// <param name="count">The number of classes or token ids; <see cref="int.MaxValue"/> where it is not known.</param>
    /// <param name="filler">What fills up the row, and may stand in it: the padding, or the index that stands for no label.</param>
    /// <exception cref="DataException">An index is neither from 0 to the count - 1 nor the filler.</exception>
    public static void IndexRow<T>(ReadOnlySpan<T> source, Span<long> destination, int example, string member, int count, long filler)
        where T : struct, IBinaryInteger<T>
    {
        for (var position = 0; position < source.Length; position++)
            destination[position] = Index(long.CreateSaturating(source[position]), example, member, position, count, filler);

        destination[source.Length..].Fill(filler);
    }

    /// <inheritdoc cref="IndexRow{T}(ReadOnlySpan{T}, Span{long}, int, string, int, long)"/>
    public static void IndexRow<T>(IReadOnlyList<T> source, Span<long> destination, int example, string member, int count, long filler)
        where T : struct, IBinaryInteger<T>
    {
        var length = NotNull(source, example, member).Count;
        for (var position = 0; position < length; position++)
            destination[position] = Index(long.CreateSaturating(source[position]), example, member, position, count, filler);

        destination[length..].Fill(filler);
    }

    /// <summary>The length of a sequence.</summary>
    /// <typeparam name="T">The type of its elements.</typeparam>
    /// <param name="source">The sequence.</param>
    /// <param name="example">The position of the example.</param>
    /// <param name="member">The member that holds it.</param>
    /// <returns>The number of its elements.</returns>
    /// <exception cref="DataException">It is null.</exception>
    public static int LengthOf<T>(IReadOnlyCollection<T>? source, int example, string member) =>
        (source ?? throw DataException.InvalidValue(example, member, "is null. Expected a sequence, which may be empty.")).Count;

    /// <summary>A span of tokens, as the positions of its first and last.</summary>
    /// <param name="span">The span.</param>
    /// <param name="tokens">The number of tokens.</param>
    /// <param name="destination">Where the positions go, [2].</param>
    /// <param name="example">The position of the example.</param>
    /// <param name="member">The member that holds the span.</param>
    /// <exception cref="DataException">It does not lie within the tokens.</exception>
    public static void Span(TokenSpan span, int tokens, Span<long> destination, int example, string member)
    {
        if (span.Start < 0 || span.Last < span.Start || span.Last >= tokens)
            throw DataException.InvalidValue(example, member, string.Create(CultureInfo.InvariantCulture, $"the span {span} does not lie within {tokens} tokens. Expected a first position from 0, and a last from there to {tokens - 1}."));

        destination[0] = span.Start;
        destination[1] = span.Last;
    }

    /// <summary>How many vectors a sequence of numbers holds.</summary>
    /// <param name="length">The numbers found.</param>
    /// <param name="width">The numbers per vector.</param>
    /// <param name="example">The position of the example.</param>
    /// <param name="member">The member that holds the vectors.</param>
    /// <returns>The number of vectors.</returns>
    /// <exception cref="DataException">The numbers are not a multiple of the width.</exception>
    public static int Vectors(int length, int width, int example, string member) => length % width == 0
        ? length / width
        : throw DataException.InvalidValue(example, member, string.Create(CultureInfo.InvariantCulture, $"has {length} values, which are no whole number of vectors. Expected a multiple of {width}."));

    /// <summary>That a sequence is long enough for the labels that it is to hold, in order: a step for each, and one between two that are equal.</summary>
    /// <param name="labels">The class indices, [S].</param>
    /// <param name="steps">The number of steps of the sequence.</param>
    /// <param name="example">The position of the example.</param>
    /// <param name="member">The member that holds the labels.</param>
    /// <exception cref="DataException">It is too short: no alignment gives the labels.</exception>
    public static void Transcript(ReadOnlySpan<long> labels, int steps, int example, string member)
    {
        var repetitions = 0;
        for (var position = 1; position < labels.Length; position++)
            repetitions += labels[position] == labels[position - 1] ? 1 : 0;

        if (labels.Length + repetitions > steps)
            throw DataException.InvalidValue(example, member, string.Create(CultureInfo.InvariantCulture, $"has {labels.Length} labels{(repetitions > 0 ? $", {repetitions} of them like the one before," : "")} for a sequence of {steps} steps. Expected at most one label per step, with a step between two that are equal."));

        foreach (var label in labels)
        {
            if (label < 0)
                throw DataException.InvalidValue(example, member, string.Create(CultureInfo.InvariantCulture, $"holds {label}, which is no class index. Leave out what has no label."));
        }
    }

    /// <summary>The position of the right candidate.</summary>
    /// <typeparam name="T">Any integer.</typeparam>
    /// <param name="value">The position.</param>
    /// <param name="candidates">The number of candidates of the example.</param>
    /// <param name="example">The position of the example.</param>
    /// <param name="member">The member that holds the label.</param>
    /// <returns>The position.</returns>
    /// <exception cref="DataException">The example has no such candidate.</exception>
    public static long Choice<T>(T value, int candidates, int example, string member)
        where T : struct, IBinaryInteger<T>
    {
        var position = long.CreateSaturating(value);
        return position >= 0 && position < candidates
            ? position
            : throw DataException.InvalidValue(example, member, string.Create(CultureInfo.InvariantCulture, $"is candidate {position} of {candidates}. Expected {(candidates == 0 ? "at least one candidate" : $"0 to {candidates - 1}")}."));
    }

    /// <summary>How relevant a candidate is, as float32.</summary>
    /// <typeparam name="T">Any number.</typeparam>
    /// <param name="value">The grade.</param>
    /// <param name="example">The position of the example.</param>
    /// <param name="member">The member that holds the grades.</param>
    /// <returns>The grade.</returns>
    /// <exception cref="DataException">It is not from 0 to 31.</exception>
    public static float Relevance<T>(T value, int example, string member)
        where T : struct, INumberBase<T>
    {
        var grade = Finite(value, example, member);
        return grade is >= 0f and <= 31f
            ? grade
            : throw DataException.InvalidValue(example, member, $"{Text(value)} is no grade of relevance. Expected 0 for irrelevant, up to 31: a grade of r gains 2^r - 1.");
    }

    /// <summary>That there is a label for each candidate, and a candidate at all.</summary>
    /// <param name="labels">The number of labels.</param>
    /// <param name="candidates">The number of candidates.</param>
    /// <param name="example">The position of the example.</param>
    /// <param name="member">The member that holds the labels.</param>
    /// <exception cref="DataException">The numbers differ, or are 0.</exception>
    public static void PerCandidate(int labels, int candidates, int example, string member)
    {
        if (labels != candidates || candidates == 0)
            throw DataException.InvalidValue(example, member, string.Create(CultureInfo.InvariantCulture, $"has {labels} values for {candidates} candidates. Expected one for each, and at least one candidate."));
    }

    /// <summary>A list of labels that is there, if only an empty one.</summary>
    /// <typeparam name="T">The type of the list.</typeparam>
    /// <param name="labels">The list.</param>
    /// <param name="example">The position of the example.</param>
    /// <param name="member">The member that holds the list.</param>
    /// <returns>The list.</returns>
    /// <exception cref="DataException">It is null.</exception>
    public static T Listed<T>(T? labels, int example, string member) =>
        labels is null ? throw DataException.InvalidValue(example, member, "is null. Expected a list of the labels that apply, an empty one where none does.") : labels;

    /// <summary>Marks a label that applies in a multi-hot row.</summary>
    /// <typeparam name="T">The label's type.</typeparam>
    /// <param name="row">The row, [C], 0 where no label is marked yet.</param>
    /// <param name="index">The label's class index, 0 to C - 1.</param>
    /// <param name="label">The label as the member holds it.</param>
    /// <param name="example">The position of the example.</param>
    /// <param name="member">The member that holds the label.</param>
    /// <exception cref="DataException">It is marked already.</exception>
    public static void Mark<T>(Span<float> row, long index, T label, int example, string member)
    {
        ref var marked = ref row[(int)index];
        if (marked != 0f)
            throw DataException.InvalidValue(example, member, string.Create(CultureInfo.InvariantCulture, $"lists {label} twice. Expected each label at most once."));

        marked = 1f;
    }

    /// <summary>That the labels of a sequence are as many as its tokens.</summary>
    /// <param name="labels">The number of labels.</param>
    /// <param name="tokens">The number of tokens.</param>
    /// <param name="example">The position of the example.</param>
    /// <param name="member">The member that holds the labels, or tokens that go with the others.</param>
    /// <exception cref="DataException">The numbers differ.</exception>
    public static void SameLength(int labels, int tokens, int example, string member)
    {
        if (labels != tokens)
            throw DataException.InvalidValue(example, member, string.Create(CultureInfo.InvariantCulture, $"has {labels} values for {tokens} tokens. Expected one for each token."));
    }

    private static long Index(long value, int example, string member, int position, int count, long filler) =>
        (value >= 0 && value < count) || value == filler
            ? value
            : throw DataException.InvalidValue(
                example,
                At(member, position),
                string.Create(CultureInfo.InvariantCulture, $"index {value} is out of range. Expected {(count == int.MaxValue ? "at least 0" : $"0 to {count - 1}")}{(filler < 0 || filler >= count ? $", or {filler} for no label" : "")}."));
}
