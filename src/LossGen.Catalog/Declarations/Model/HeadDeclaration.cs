namespace LossGen.Catalog.Declarations;

/// <summary>One output of a model: what is learned of which label, and how.</summary>
/// <param name="Name">The name that generated code gives it: the label's, or one like it where that is taken. Empty where the model has one output only.</param>
/// <param name="Task">What is learned.</param>
/// <param name="Label">What is predicted.</param>
/// <param name="Loss">What is minimised.</param>
/// <param name="Weight">What the mean loss counts in the sum over the heads.</param>
/// <param name="Metrics">The metrics by which it can be monitored, as the runtime's enum names them; nothing where the model has one output only.</param>
public sealed record HeadDeclaration(
    string Name,
    TaskKind Task,
    LabelDeclaration Label,
    LossDeclaration Loss,
    double Weight = 1,
    EquatableArray<string> Metrics = default);
