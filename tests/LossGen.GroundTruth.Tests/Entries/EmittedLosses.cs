using LossGen.Catalog;
using LossGen.GroundTruth.Tests.Execution;
using TorchSharp;

namespace LossGen.GroundTruth.Tests.Entries;

/// <summary>Compiles the call that the catalog holds for each loss, as the generator writes it, and runs it.</summary>
internal static class EmittedLosses
{
    private static readonly Lazy<Type> Compiled = new(Compile);

    public static torch.Tensor Run(LossEntry loss, torch.Tensor prediction, torch.Tensor target, torch.Tensor? classWeights, torch.Tensor? positiveWeights, LossOptionValues options, torch.nn.Reduction reduction) =>
        (torch.Tensor)Compiled.Value.GetMethod(loss.Kind.ToString())!.Invoke(
            null,
            [prediction, target, classWeights, positiveWeights, (long)options.IgnoreIndex, options.Smoothing, options.Scalars, Array.ConvertAll(options.Quantiles, level => (float)level), reduction])!;

    private static Type Compile()
    {
        var methods = LossCatalog.All.Select(loss =>
            $"""
            public static torch.Tensor {loss.Kind}(torch.Tensor prediction, torch.Tensor target, torch.Tensor classWeights, torch.Tensor positiveWeights, long ignoreIndex, double smoothing, double[] scalars, float[] quantiles, torch.nn.Reduction reduction) =>
                {loss.Call.ToExpression(parameter => Write(parameter, loss))};
            """);
        var source = $"using TorchSharp;\npublic static class Emitted\n{{\n{string.Join("\n", methods)}\n}}";
        return CompiledSource.Of("EmittedLosses", source).Assembly.GetType("Emitted")!;
    }

    private static string Write(LossParameter parameter, LossEntry loss) => parameter.Argument switch
    {
        LossArgument.Prediction => "prediction",
        LossArgument.Target => "target",
        LossArgument.ClassWeights => "classWeights",
        LossArgument.PositiveWeight => "positiveWeights",
        LossArgument.Nothing => "null",
        LossArgument.IgnoreIndex => "ignoreIndex",
        LossArgument.SumReduction => "reduction", // generated code sums; who calls the loss by hand may ask for another
        LossArgument.LabelSmoothing => "smoothing",
        LossArgument.Scalar => $"scalars[{loss.Scalars.ToList().FindIndex(scalar => scalar.Name == parameter.Scalar)}]",
        LossArgument.Quantiles => "quantiles",
        LossArgument.Classes => CatalogLossTests.Classes.ToString(System.Globalization.CultureInfo.InvariantCulture),
        LossArgument.Pixels => "(int)prediction.size(0)",
        LossArgument.True => "true",
        LossArgument.False => "false",
        LossArgument.One => "1",
        _ => throw new ArgumentOutOfRangeException(nameof(parameter)),
    };
}
