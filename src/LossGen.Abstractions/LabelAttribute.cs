namespace LossGen;

/// <summary>Marks the member of an example that is to be predicted.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class LabelAttribute : Attribute
{
    /// <summary>Marks the one label of an example; <c>[Task]</c> says what is learned of it.</summary>
    public LabelAttribute()
    {
    }

    /// <summary>Marks one of several labels of an example, each learned by a head of its own: <see cref="TaskKind.MultiTask"/>.</summary>
    /// <param name="kind">What is learned of this label.</param>
    public LabelAttribute(TaskKind kind) => Kind = kind;

    /// <summary>What is learned of this label; null where <c>[Task]</c> says it.</summary>
    public TaskKind? Kind { get; }
}
