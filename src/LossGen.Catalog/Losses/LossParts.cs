namespace LossGen.Catalog;

/// <summary>What entries of several kinds of losses have in common: the names of their functions, and their usual parameters.</summary>
internal static class LossParts
{
    public const string Functional = "global::TorchSharp.torch.nn.functional.";
    public const string Composed = "global::LossGen.Losses.";

    public static readonly LossParameter Prediction = new("input", LossArgument.Prediction);
    public static readonly LossParameter Target = new("target", LossArgument.Target);
    public static readonly LossParameter Sum = new("reduction", LossArgument.SumReduction);

    public static readonly LossCall CrossEntropy = new(
        Functional + "cross_entropy",
        [Prediction, Target, new("weight", LossArgument.ClassWeights), new("ignore_index", LossArgument.IgnoreIndex), Sum, new("label_smoothing", LossArgument.LabelSmoothing)]);

    public static readonly LossScalar Gamma = new("Gamma", 2.0, 0.0, IncludesLeast: true, double.MaxValue, "a finite number of at least 0; 2 is usual");
    public static readonly LossParameter GammaArgument = new("gamma", LossArgument.Scalar, "Gamma");

    public static readonly LossScalar Smooth = new("Smooth", 1.0, 0.0, IncludesLeast: false, double.MaxValue, "a finite number above 0; 1 is usual");
    public static readonly LossParameter SmoothArgument = new("smooth", LossArgument.Scalar, "Smooth");

    public static readonly LossParameter MarginArgument = new("margin", LossArgument.Scalar, "Margin");
    public static readonly LossParameter TemperatureArgument = new("temperature", LossArgument.Scalar, "Temperature");
    public static readonly LossParameter IgnoreIndex = new("ignoreIndex", LossArgument.IgnoreIndex);
    public static readonly LossParameter Pixels = new("pixels", LossArgument.Pixels);
}
