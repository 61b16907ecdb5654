using LossGen.Catalog.Operations;

namespace LossGen.Catalog.LossCalls;

/// <summary>The losses of TorchSharp.</summary>
public static class LossCalls
{
    /// <summary>All losses.</summary>
    public static IReadOnlyList<LossCall> All { get; } =
    [
        new("cross_entropy", "CrossEntropyLoss", "input", "target")
        {
            PredictionScale = TensorScale.Real,
            Elements = TargetElements.IndexOrProbabilities,
            Shapes = ShapeRelation.ClassDimension,
            OnActivated = "nll_loss",
        },
        new("nll_loss", "NLLLoss", "input", "target")
        {
            PredictionScale = TensorScale.LogProbabilities,
            Elements = TargetElements.Index,
            Shapes = ShapeRelation.ClassDimension,
            OnLogits = "cross_entropy",
        },
        new("binary_cross_entropy", "BCELoss", "input", "target")
        {
            PredictionScale = TensorScale.UnitInterval,
            Elements = TargetElements.Floating,
            Shapes = ShapeRelation.Same,
            OnLogits = "binary_cross_entropy_with_logits",
        },
        new("binary_cross_entropy_with_logits", "BCEWithLogitsLoss", "input", "target")
        {
            PredictionScale = TensorScale.Real,
            Elements = TargetElements.Floating,
            Shapes = ShapeRelation.Same,
            OnActivated = "binary_cross_entropy",
        },
        new("mse_loss", "MSELoss", "input", "target")
        {
            Elements = TargetElements.SameAsPrediction, Shapes = ShapeRelation.SameOrBroadcast, IsSymmetric = true, IsNonNegative = true,
        },
        new("l1_loss", "L1Loss", "input", "target") { Shapes = ShapeRelation.SameOrBroadcast, IsSymmetric = true, IsNonNegative = true },
        new("smooth_l1_loss", "SmoothL1Loss", "input", "target") { Shapes = ShapeRelation.SameOrBroadcast, IsSymmetric = true, IsNonNegative = true },
        new("huber_loss", "HuberLoss", "input", "target")
        {
            Elements = TargetElements.SameAsPrediction, Shapes = ShapeRelation.SameOrBroadcast, IsSymmetric = true, IsNonNegative = true,
        },
        new("kl_div", "KLDivLoss", "input", "target") { PredictionScale = TensorScale.LogProbabilities },
        new("poisson_nll_loss", "PoissonNLLLoss", "input", "target") { Shapes = ShapeRelation.SameOrBroadcast },
        new("gaussian_nll_loss", "GaussianNLLLoss", "input", "target") { Inputs = ["input", "target", "variance"] },
        new("ctc_loss", "CTCLoss", "log_probs", "targets")
        {
            Inputs = ["log_probs", "targets", "input_lengths", "target_lengths"], PredictionScale = TensorScale.LogProbabilities,
        },
        new("soft_margin_loss", "SoftMarginLoss", "input", "target") { Coding = LabelCoding.PlusMinusOne, Shapes = ShapeRelation.Same },
        new("hinge_embedding_loss", "HingeEmbeddingLoss", "input", "target") { Coding = LabelCoding.PlusMinusOne },
        new("cosine_embedding_loss", "CosineEmbeddingLoss", "input1", "target")
        {
            Inputs = ["input1", "input2", "target"], Coding = LabelCoding.PlusMinusOne,
        },
        new("margin_ranking_loss", "MarginRankingLoss", "input1", "target")
        {
            Inputs = ["input1", "input2", "target"], Coding = LabelCoding.PlusMinusOne,
        },
        new("multi_margin_loss", "MultiMarginLoss", "input", "target") { Elements = TargetElements.Index },
        new("multi_label_margin_loss", "MultiLabelMarginLoss", "input", "target") { Elements = TargetElements.Index },
        new("multilabel_soft_margin_loss", "MultiLabelSoftMarginLoss", "input", "target") { PredictionScale = TensorScale.Real },
        new("triplet_margin_loss", "TripletMarginLoss", "anchor", "negative") { Inputs = ["anchor", "positive", "negative"] },
        new("triplet_margin_with_distance_loss", "TripletMarginWithDistanceLoss", "anchor", "negative") { Inputs = ["anchor", "positive", "negative"] },
    ];

    private static readonly Dictionary<string, LossCall> ByFunction = All.ToDictionary(loss => loss.Function, StringComparer.Ordinal);

    private static readonly Dictionary<string, LossCall> ByModule = All.ToDictionary(loss => loss.Module, StringComparer.Ordinal);

    /// <summary>The loss of a method of <c>torch.nn.functional</c>; null for other methods.</summary>
    public static LossCall? OfFunction(string name) => ByFunction.TryGetValue(name, out var loss) ? loss : null;

    /// <summary>The loss of a factory of <c>torch.nn</c> or a class of <c>TorchSharp.Modules</c>; null for others.</summary>
    public static LossCall? OfModule(string name) => ByModule.TryGetValue(name, out var loss) ? loss : null;
}
