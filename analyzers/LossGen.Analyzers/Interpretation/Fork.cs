namespace LossGen.Analyzers.Interpretation;

/// <summary>
/// The choices made while a statement is evaluated: where its value may be one of several, it is evaluated once for each of them, so that what
/// evaluates expressions knows of one path only.
/// </summary>
internal sealed class Fork(int[] script)
{
    private readonly List<int> _made = [];

    /// <summary>The choices of the evaluations that are still to be done.</summary>
    public List<int[]> Pending { get; } = [];

    /// <summary>Which of several ways this evaluation takes.</summary>
    public int Choose(int ways)
    {
        var at = _made.Count;
        if (at >= script.Length)
        {
            for (var other = 1; other < ways; other++) Pending.Add([.. _made, other]);
        }

        var choice = at < script.Length ? Math.Min(script[at], ways - 1) : 0;
        _made.Add(choice);
        return choice;
    }
}
