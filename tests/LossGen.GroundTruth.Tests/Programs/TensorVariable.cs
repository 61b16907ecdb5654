namespace LossGen.GroundTruth.Tests.Programs;

/// <summary>The kinds of numbers that the programs calculate with.</summary>
internal enum NumberKind
{
    Float,
    Double,
    Integer,
    Truth,
}

/// <summary>A tensor of a program: its text, and what the writer must know of it to write code that runs.</summary>
/// <param name="Text">A variable's name, or an expression.</param>
/// <param name="Kind">What its numbers are.</param>
/// <param name="Shape">Its dimensions.</param>
internal sealed record TensorVariable(string Text, NumberKind Kind, long[] Shape)
{
    public int Rank => Shape.Length;

    public bool IsReal => Kind is NumberKind.Float or NumberKind.Double;
}
