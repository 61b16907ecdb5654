using Microsoft.CodeAnalysis;

namespace LossGen.Catalog.Declarations.Reading;

/// <summary>Decides whether generated code may use plain names: only where none of them means something else in the trainer's namespace.</summary>
internal static class ShortNames
{
    /// <summary>Every plain name that generated code uses; a type of one of these names beside the model forces qualified names.</summary>
    private static readonly string[] Used =
    [
        "LossGen", "TorchSharp", "System", "torch", "Tensor", "functional", "Reduction",
        "IReadOnlyList", "ReadOnlySpan", "Func", "Array", "Math", "IDisposable", "CancellationToken",
        "Trainer", "TrainingOptions", "TrainingReport", "TaskDescription", "TaskKind", "LossOptions", "ClassWeightTable", "PositiveWeightTable",
        "ClassPrediction", "BinaryPrediction", "ScorePrediction", "MultiLabelPrediction",
        "ClassificationMeter", "ClassificationMetrics", "BinaryMeter", "BinaryMetrics", "MultiLabelMeter", "MultiLabelMetrics", "RegressionMeter", "RegressionMetrics",
        "CountMeter", "CountMetrics", "OrdinalMeter", "OrdinalMetrics", "QuantileMeter", "QuantileMetrics", "NormalMeter", "NormalMetrics",
        "TokenMeter", "TokenMetrics", "LanguageMeter", "LanguageMetrics", "SegmentationMeter", "SegmentationMetrics",
        "QuantilePrediction", "NormalPrediction", "RetrievalMeter", "RetrievalMetrics", "SpanMeter", "SpanMetrics", "SpanPrediction", "SequencePrediction", "MaskPrediction", "ClassRange", "Span", "ModelOutput", "Losses", "Decode", "Check", "DataException", "BatchTensor", "LabelCounts", "GeneratedCode",
        "ChoiceMeter", "ChoiceMetrics", "ChoicePrediction", "TranscriptMeter", "TranscriptMetrics", "TranscriptPrediction", "HeadDescription", "HeadMetrics", "MultiTaskMetrics", "HeadLosses", "HeadTotals", "UncertaintyWeights", "DecisionThresholds", "Enum",
        "InputPreparation", "PreparedNumber", "PreparedRow", "PreparedText", "PreparedCode", "NumberScaling", "MissingFill", "Calendar", "DatePart",
        "RankingMeter", "RankingMetrics", "RankingPrediction", "AnomalyMeter", "AnomalyMetrics", "AnomalyScores", "OpenSetMeter", "OpenSetMetrics", "TrainingRun",
    ];

    public static bool AreSafeIn(INamespaceSymbol space)
    {
        // Outside any namespace the file's using directives would meet the project's global ones.
        if (space.IsGlobalNamespace)
            return false;

        INamespaceOrTypeSymbol members = space; // whose members come as an array, not as a sequence to be boxed
        foreach (var name in Used)
        {
            if (!members.GetMembers(name).IsEmpty)
                return false;
        }

        return true;
    }
}
