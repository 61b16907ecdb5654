namespace LossGen.Analyzers.Interpretation;

/// <summary>The states in which a loop or switch is left, and those in which a round of a loop is cut short.</summary>
internal sealed class Jumps(Jumps? outer, bool isLoop)
{
    public Jumps? Outer { get; } = outer;

    public bool IsLoop { get; } = isLoop;

    public List<State> Left { get; } = [];

    public List<State> Continued { get; } = [];

    /// <summary>The innermost loop, this one or one around it.</summary>
    public Jumps? Loop => IsLoop ? this : Outer?.Loop;
}
