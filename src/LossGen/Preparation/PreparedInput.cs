namespace LossGen;

/// <summary>One member of the examples that is prepared before the model sees it, with what was learned of it from the training examples.</summary>
public abstract class PreparedInput
{
    private protected PreparedInput(string member)
    {
        ArgumentException.ThrowIfNullOrEmpty(member);
        Member = member;
    }

    /// <summary>The member's name, as messages, reports and files show it.</summary>
    public string Member { get; }

    /// <summary>How often the training examples have to be seen: 0 where nothing is learned of them.</summary>
    internal abstract int Passes { get; }

    /// <summary>What was learned.</summary>
    internal abstract PreparedState State { get; }

    /// <summary>What is done, in words.</summary>
    internal abstract string InWords { get; }

    /// <summary>What was learned, in words; empty where nothing is.</summary>
    internal abstract string FittedInWords { get; }

    /// <summary>What a person should know of what was learned; null where there is nothing.</summary>
    internal virtual string? Warning => null;

    /// <summary>Begins to look at the training examples.</summary>
    /// <param name="pass">For the how-manieth time, from 0.</param>
    internal abstract void Begin(int pass);

    /// <summary>Draws the conclusions.</summary>
    internal abstract void Fix();

    /// <summary>Takes up what was learned before; false where it does not fit.</summary>
    internal abstract bool Restore(PreparedState state);

    /// <summary>Refuses training examples of which none has a value.</summary>
    private protected DataException NothingKnown(string what) =>
        new($"No training example has a value of '{Member}', so its {what} is unknown. Remove the member or mark it [Ignore].");
}
