namespace LossGen;

/// <summary>
/// A pass over a large parameter on several threads: part by part, each taken by whoever is free, the caller too. Every element is computed as on one thread, so the parts change no bit.
/// One object serves all passes of a thread, so that none is made at a step.
/// </summary>
/// <remarks>
/// The library's operations divide large tensors over threads alike. On one thread alone, a pass would have to bring in what the others computed, and leave them to wait.
/// </remarks>
internal sealed class FusedFork<TRule> : IThreadPoolWorkItem
    where TRule : struct, IFusedRule
{
    [ThreadStatic]
    private static FusedFork<TRule>? _own;

    private TRule _rule;
    private FusedOperands _operands;
    private int _left;

    /// <summary>How many parts the pass has, above, and the next to be taken, below: in one word, so that a worker who comes late finds no part of a pass in the number of another.</summary>
    private long _next;

    /// <summary>Makes the pass.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="operands">All elements.</param>
    /// <param name="parts">How many parts they are divided into: 2 at least.</param>
    public static void Run(in TRule rule, in FusedOperands operands, int parts)
    {
        var fork = _own ??= new FusedFork<TRule>();
        fork._rule = rule;
        fork._operands = operands;
        fork._left = parts;

        // Last: a worker that comes late from an earlier pass finds either no part, or one of this pass with all that it needs.
        Volatile.Write(ref fork._next, (long)parts << 32);
        for (var worker = 1; worker < parts; worker++)
            ThreadPool.UnsafeQueueUserWorkItem(fork, preferLocal: false);

        fork.Execute();
        var wait = default(SpinWait);
        while (Volatile.Read(ref fork._left) > 0)
            wait.SpinOnce(sleep1Threshold: -1);
    }

    /// <summary>Takes parts until there are none.</summary>
    public void Execute()
    {
        while (Interlocked.Increment(ref _next) - 1 is var ticket && (int)(ticket >> 32) is var parts && (int)ticket is var part && part < parts)
        {
            FusedPass.Part(_rule, _operands.Part(part, parts));
            Interlocked.Decrement(ref _left);
        }
    }
}
