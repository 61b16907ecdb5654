namespace LossGen;

/// <summary>Says what a TorchSharp model learns and from which examples. LossGen writes a trainer for it.</summary>
/// <remarks>The model is a concrete <c>Module</c> whose <c>forward</c> parameters are matched to the features of the example type.</remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class TaskAttribute : Attribute
{
    /// <summary>Declares a task whose example type is the one type nested in the model that has a <c>[Label]</c> member.</summary>
    /// <param name="kind">What the model predicts.</param>
    public TaskAttribute(TaskKind kind) => Kind = kind;

    /// <summary>Declares a task.</summary>
    /// <param name="kind">What the model predicts.</param>
    /// <param name="example">The class, record or struct that holds one example: its features and its <c>[Label]</c>.</param>
    public TaskAttribute(TaskKind kind, Type example)
    {
        Kind = kind;
        Example = example;
    }

    /// <summary>What the model predicts.</summary>
    public TaskKind Kind { get; }

    /// <summary>The type of one example, or null where the model nests it.</summary>
    public Type? Example { get; }
}
