namespace LossGen.Analyzers.Facts;

/// <summary>What is known of the value of an expression. Immutable; two paths that disagree join to what holds on both.</summary>
internal abstract record Value
{
    /// <summary>Nothing is known. Every rule is silent on it.</summary>
    public static Value Unknown { get; } = new UnknownValue();

    /// <summary>Null: whoever goes on to use the value had another one.</summary>
    public static Value Null { get; } = new NullValue();

    /// <summary>Whether the value holds or is a tensor, an object or a function: a difference between two paths that is worth keeping apart.</summary>
    public virtual bool IsTelling => false;

    /// <summary>What is known where either of two values may arrive.</summary>
    public Value Join(Value other) =>
        ReferenceEquals(this, other) || other == Null ? this
        : this == Null ? other
        : Equals(other) ? this : Merge(other);

    /// <summary>What is known where either of two values may arrive that are not equal, and none of them null.</summary>
    protected virtual Value Merge(Value other) => Unknown;

    private sealed record UnknownValue : Value;

    private sealed record NullValue : Value;
}
