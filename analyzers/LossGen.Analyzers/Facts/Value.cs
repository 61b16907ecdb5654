namespace LossGen.Analyzers.Facts;

/// <summary>What is known of the value of an expression. Immutable; two paths that disagree join to <see cref="Unknown"/>.</summary>
internal abstract record Value
{
    /// <summary>Nothing is known. Every rule is silent on it.</summary>
    public static Value Unknown { get; } = new UnknownValue();

    /// <summary>What is known where either of two values may arrive.</summary>
    public virtual Value Join(Value other) => Equals(other) ? this : Unknown;

    private sealed record UnknownValue : Value;
}
