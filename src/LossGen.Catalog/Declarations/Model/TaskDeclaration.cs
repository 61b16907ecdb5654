namespace LossGen.Catalog.Declarations;

/// <summary>A declaration as values only: all that the generator needs to write a trainer, and nothing that keeps a compilation alive.</summary>
/// <param name="Task">What is learned.</param>
/// <param name="Namespace">The namespace of model and trainer, escaped, or empty for the global one.</param>
/// <param name="Model">The model.</param>
/// <param name="Example">One example.</param>
/// <param name="TrainerName">The simple name of the trainer.</param>
/// <param name="IsPublic">Whether everything that the trainer shows is public.</param>
/// <param name="CanConstructModel">Whether the model has a parameterless constructor that the trainer can call.</param>
/// <param name="UsesShortNames">Whether the names that generated code uses mean the same in the trainer's namespace, so that they need no qualification.</param>
/// <param name="Inputs">What forward takes, parameter by parameter.</param>
/// <param name="Heads">What is learned, output by output: one, or several under <see cref="TaskKind.MultiTask"/>.</param>
/// <param name="LearnsWeights">Whether the weights of several heads are learned: by their uncertainty.</param>
/// <param name="UsesObsolete">Whether the trainer names something that is marked [Obsolete], so that its file has to be silent about that.</param>
public sealed record TaskDeclaration(
    TaskKind Task,
    string Namespace,
    TypeDeclaration Model,
    TypeDeclaration Example,
    string TrainerName,
    bool IsPublic,
    bool CanConstructModel,
    bool UsesShortNames,
    EquatableArray<InputDeclaration> Inputs,
    EquatableArray<HeadDeclaration> Heads,
    bool LearnsWeights = false,
    bool UsesObsolete = false);
