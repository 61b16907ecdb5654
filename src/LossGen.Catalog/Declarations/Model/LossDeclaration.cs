namespace LossGen.Catalog.Declarations;

/// <summary>The loss and what was said about it.</summary>
/// <param name="Entry">The loss.</param>
/// <param name="IsDeclared">Whether [Loss] chose it, rather than the encoding.</param>
/// <param name="Scalars">The numbers it takes, in the order of the catalog's entry.</param>
/// <param name="ClassWeights">The weight per class.</param>
/// <param name="PositiveWeight">The weight of the positive class.</param>
/// <param name="LabelSmoothing">The amount of label smoothing, or null where none is declared.</param>
/// <param name="IgnoreIndex">The class index that marks an example without a label, or null where none is declared.</param>
/// <param name="Quantiles">The quantiles that are predicted, or nothing where the loss knows none.</param>
public sealed record LossDeclaration(
    LossEntry Entry,
    bool IsDeclared,
    EquatableArray<double> Scalars,
    WeightDeclaration ClassWeights,
    WeightDeclaration PositiveWeight,
    double? LabelSmoothing,
    int? IgnoreIndex,
    EquatableArray<double> Quantiles);
