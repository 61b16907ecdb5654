using LossGen.Catalog;
using TorchSharp;

namespace LossGen.GroundTruth.Tests.Entries;

/// <summary>A loss with predictions and targets that it can be given.</summary>
internal sealed record LossCase(LossEntry Loss, TaskKind Task, LabelEncoding Encoding, LossOptionValues Options, double[][] Predictions, double[][] Targets)
{
    /// <summary>The numbers of each prediction.</summary>
    public int Width => Predictions[0].Length;

    /// <summary>Whether the rows are the pixels of one image.</summary>
    public bool SeesPixels => Loss.Call.Parameters.Any(parameter => parameter.Argument == LossArgument.Pixels);

    /// <summary>Whether rows are judged together, not each by itself.</summary>
    public bool IsJoint => Loss.Denominator == LossDenominator.Anchors || SeesPixels;

    /// <summary>The predictions as a leaf of the graph.</summary>
    public torch.Tensor Input() =>
        torch.tensor(Predictions.SelectMany(row => row).ToArray(), Width == 1 && Task != TaskKind.Regression ? [Predictions.Length] : [Predictions.Length, Width]).detach().requires_grad_(true);

    /// <summary>The call that the catalog holds, compiled and run.</summary>
    public torch.Tensor Run(torch.Tensor input, torch.nn.Reduction reduction)
    {
        var shaped = Task switch
        {
            TaskKind.SpanExtraction => input.reshape(Predictions.Length, CatalogLossTests.Classes, 2),
            TaskKind.Transcription => input.reshape(Predictions.Length, CatalogLossTests.Steps, CatalogLossTests.StepWidth),
            _ => input,
        };
        return EmittedLosses.Run(Loss, shaped, Target(), Weights(Options.ClassWeights), Weights(Options.PositiveWeights), Options, reduction);
    }

    public override string ToString() => $"{Loss.Kind} of {Encoding}, {Options}";

    private torch.Tensor Target()
    {
        var flat = Targets.SelectMany(row => row).ToArray();
        var values = EncodingCatalog.Get(Encoding).IsIntegral ? torch.tensor(Array.ConvertAll(flat, value => (long)value)) : torch.tensor(flat);
        return Targets[0].Length > 1 ? values.reshape(Targets.Length, -1) : values;
    }

    private static torch.Tensor? Weights(double[]? weights) => weights is null ? null : torch.tensor(weights);
}
