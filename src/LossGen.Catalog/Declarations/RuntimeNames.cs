namespace LossGen.Catalog.Declarations;

/// <summary>
/// The one table of the plain names that a generated trainer may use. Emission shortens a qualified name only where it stands here, and a trainer is written with plain names only where none of
/// them means something else beside the model: so a name that is missing here costs beauty, and never a trainer that does not compile.
/// </summary>
public static class RuntimeNames
{
    /// <summary>The directives that the plain names need, inside the namespace.</summary>
    public const string Usings =
        """
        using global::System;
        using global::System.CodeDom.Compiler;
        using global::System.Collections.Generic;
        using global::System.Threading;
        using global::LossGen;
        using global::TorchSharp;
        using static global::TorchSharp.torch.nn;
        using Tensor = global::TorchSharp.torch.Tensor;
        """;

    /// <summary>Qualified names of other libraries and what stands for them, the longer before their prefixes.</summary>
    public static IReadOnlyList<(string Qualified, string Plain)> Foreign { get; } =
    [
        ("TorchSharp.torch.nn.functional", "functional"),
        ("TorchSharp.torch.nn.Reduction", "Reduction"),
        ("TorchSharp.torch.Tensor", "Tensor"),
        ("TorchSharp.torch", "torch"),
        ("System.Collections.Generic.IReadOnlyList", "IReadOnlyList"),
        ("System.Threading.CancellationToken", "CancellationToken"),
        ("System.CodeDom.Compiler.GeneratedCode", "GeneratedCode"),
        ("System.ReadOnlySpan", "ReadOnlySpan"),
        ("System.Span", "Span"),
        ("System.Func", "Func"),
        ("System.Array", "Array"),
        ("System.Enum", "Enum"),
        ("System.Math", "Math"),
        ("System.IDisposable", "IDisposable"),
    ];

    /// <summary>The types of the runtime that generated trainers name.</summary>
    public static IReadOnlyCollection<string> Runtime => RuntimeTypes;

    /// <summary>Every plain name: a type or namespace of one of these names beside the model forces qualified names.</summary>
    public static IReadOnlyList<string> All { get; }

    private static readonly HashSet<string> RuntimeTypes = new(StringComparer.Ordinal)
    {
        "AnomalyMeter", "AnomalyMetric", "AnomalyMetrics", "AnomalyScores", "BatchTensor", "BinaryMeter", "BinaryMetric", "BinaryMetrics",
        "BinaryPrediction", "Calendar", "Check", "ChoiceMeter", "ChoiceMetric", "ChoiceMetrics", "ChoicePrediction", "ClassPrediction", "ClassRange",
        "ClassWeightTable", "ClassificationMeter", "ClassificationMetric", "ClassificationMetrics", "CountMeter", "CountMetric", "CountMetrics",
        "DataException", "DatePart", "DecisionThresholds", "Decode", "EncodedText", "HeadDescription", "HeadLosses", "HeadMetrics", "HeadTotals",
        "ITextEncoder", "InputPreparation", "LabelCounts", "LanguageMeter", "LanguageMetric", "LanguageMetrics", "LossOptions", "Losses", "MaskPrediction",
        "MissingFill", "ModelOutput", "MonitoredMetric", "MultiLabelMeter", "MultiLabelMetric", "MultiLabelMetrics", "MultiLabelPrediction",
        "MultiTaskMetrics", "NormalMeter", "NormalMetric", "NormalMetrics", "NormalPrediction", "NumberScaling", "OpenSetMeter", "OpenSetMetric",
        "OpenSetMetrics", "OrdinalMeter", "OrdinalMetric", "OrdinalMetrics", "PositiveWeightTable", "PreparedCode", "PreparedNumber", "PreparedRow",
        "PreparedText", "QuantileMeter", "QuantileMetric", "QuantileMetrics", "QuantilePrediction", "RankingMeter", "RankingMetric", "RankingMetrics",
        "RankingPrediction", "RegressionMeter", "RegressionMetric", "RegressionMetrics", "RetrievalMeter", "RetrievalMetric", "RetrievalMetrics",
        "ScorePrediction", "SegmentationMeter", "SegmentationMetric", "SegmentationMetrics", "SequencePrediction", "SpanMeter", "SpanMetric", "SpanMetrics",
        "SpanPrediction", "TaskDescription", "TaskKind", "TextCache", "ThresholdTuning", "TokenMeter", "TokenMetric", "TokenMetrics", "Trainer",
        "TrainingException", "TrainingOptions", "TrainingReport", "TrainingRun", "TranscriptMeter", "TranscriptMetric", "TranscriptMetrics",
        "TranscriptPrediction", "UncertaintyWeights",
    };

    static RuntimeNames() => All = [.. RuntimeTypes, .. Foreign.Select(name => name.Plain), "LossGen", "TorchSharp", "System", "GeneratedCodeAttribute"];

    /// <summary>Whether a type of the runtime may be written without its namespace.</summary>
    public static bool IsPlain(string type) => RuntimeTypes.Contains(type);
}
