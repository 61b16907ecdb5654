namespace LossGen;

/// <summary>Chooses the loss. Without it the label's encoding decides: see the table in docs/losses.md.</summary>
/// <remarks>On the model it wins over the label member, and there over the label's type.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class LossAttribute : Attribute
{
    /// <summary>Chooses one of the losses of the catalog.</summary>
    /// <param name="kind">The loss.</param>
    public LossAttribute(LossKind kind) => Kind = kind;

    /// <summary>Chooses a loss of your own: a type marked <see cref="CustomLossAttribute"/>.</summary>
    /// <param name="custom">The type, with <c>public static Tensor Compute(Tensor prediction, Tensor target)</c>.</param>
    public LossAttribute(Type custom) => Custom = custom;

    /// <summary>The loss, where it is one of the catalog.</summary>
    public LossKind Kind { get; }

    /// <summary>The loss, where it is a type of your own; null otherwise.</summary>
    public Type? Custom { get; }

    /// <summary>Huber and Cauchy: the error up to which the loss is quadratic, in units of the target. Positive; 1 by default, as in PyTorch.</summary>
    public double Delta { get; set; } = 1.0;

    /// <summary>Smooth L1: the error up to which the loss is quadratic, in units of the target; positive, 1 by default, as in PyTorch. Tversky: what a missed pixel costs; at least 0, 0.5 by default.</summary>
    public double Beta { get; set; } = 1.0;

    /// <summary>Focal losses: how fast easy examples lose weight; at least 0, 2 by default, as in the paper. Circle: what cosines are multiplied by; positive, 80 by default.</summary>
    public double Gamma { get; set; } = 2.0;

    /// <summary>Binary focal loss: the share of the positive class, 0 to 1; by default -1: both classes weigh the same. Tversky: what a pixel taken wrongly costs; at least 0, 0.5 by default.</summary>
    public double Alpha { get; set; } = -1.0;

    /// <summary>Margin losses: by how much the right one must lead or the wrong one be away. 1 by default for multi-margin, margin ranking and triplets, 0 for cosine embedding, 0.5 for contrastive, 0.25 for circle. Objectosphere: how long the features of what belongs to a class should be at least, 10 by default.</summary>
    public double Margin { get; set; } = 1.0;

    /// <summary>Distillation, supervised contrastive loss and approximate NDCG: what logits, cosines or scores are divided by. Positive; 2 by default for distillation, 0.1 for the others.</summary>
    public double Temperature { get; set; } = 2.0;

    /// <summary>Objectosphere: what the lengths of the features count against the classes. Positive; 0.01 by default.</summary>
    public double FeatureWeight { get; set; } = 0.01;

    /// <summary>Deep SAD: what an example with a label counts, against one without. Positive; 1 by default.</summary>
    public double Eta { get; set; } = 1.0;

    /// <summary>Dice and Tversky: keeps a class that is absent from dividing by 0. Positive; 1 by default.</summary>
    public double Smooth { get; set; } = 1.0;
}
