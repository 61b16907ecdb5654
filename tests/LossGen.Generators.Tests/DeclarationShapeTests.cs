using LossGen.Generators.Tests.Harness;

namespace LossGen.Generators.Tests;

/// <summary>Every way to write model, example and label gives a trainer that compiles without a warning.</summary>
public sealed class DeclarationShapeTests
{
    private const string Colour = "public enum Colour { Red, Green, Blue }\n";

    /// <summary>Examples that differ in how their members are declared.</summary>
    public static TheoryData<string, string> Examples => new()
    {
        { "record", "public sealed record Example(float A, double B, [Label] Colour Colour);" },
        { "record struct", "public readonly record struct Example(float A, double B, [Label] Colour Colour);" },
        { "struct with fields", "public struct Example { public float A; public double B; [Label] public Colour Colour; }" },
        { "class with init-only properties", "public sealed class Example { public float A { get; init; } public double B { get; init; } [Label] public Colour Colour { get; init; } }" },
        { "class with required properties", "public class Example { public required float A { get; init; } public required double B { get; set; } [Label] public required Colour Colour { get; init; } }" },
        { "primary constructor", "public sealed class Example(float a, [Label] Colour colour) { public float A { get; } = a; public float B => A * 2; public Colour Colour { get; } = colour; }" },
        { "inherited members", "public abstract record Base(float A); public sealed record Example(float A, float B, [Label] Colour Colour) : Base(A);" },
        { "base class holds the label", "public class Base { [Label] public Colour Colour { get; init; } } public sealed class Example : Base { public float A { get; init; } public int B { get; init; } }" },
        { "interface", "public interface Example { float A { get; } int B { get; } [Label] Colour Colour { get; } }" },
        { "generic example", "public sealed record Of<T>(T A, float B, [Label] Colour Colour);" },
        { "every number", "public sealed record Example(sbyte A, byte B, short C, ushort D, int E, uint F, long G, float H, double I, decimal J, bool K, [Label] Colour Colour);" },
        { "array", "public sealed record Example(float[] A, [Label] Colour Colour);" },
        { "int array with a shape", "public sealed record Example([Feature, Shape(2, 3)] int[] A, [Ignore] string Name, [Label] Colour Colour);" },
        { "memory", "public sealed record Example(ReadOnlyMemory<double> A, [Label] Colour Colour);" },
        { "writable memory", "public sealed record Example(Memory<byte> A, [Label] Colour Colour);" },
        { "list", "public sealed record Example(IReadOnlyList<float> A, [Label] Colour Colour);" },
        { "concrete list", "public sealed record Example(List<double> A, [Label] Colour Colour);" },
        { "immutable array", "public sealed record Example(System.Collections.Immutable.ImmutableArray<float> A, [Label] Colour Colour);" },
        { "text", "public sealed record Example([Text] string A, [Label] Colour Colour);" },
        { "text that may be null", "public sealed record Example([Text] string? A, [Label] Colour Colour);" },
        { "pair of texts", "public struct Example { [Text] public string A; [Text] public string B; [Label] public Colour Colour; }" },
        { "words", "public sealed record Example([Text] string[] A, [Label] Colour Colour);" },
        { "words in an immutable array", "public sealed record Example([Text] System.Collections.Immutable.ImmutableArray<string> A, [Label] Colour Colour);" },
        { "standardized", "[Standardize] public sealed record Example(float A, int B, bool C, [Scale(1)] double D, [Label] Colour Colour);" },
        { "standardized struct with fields", "[MinMax] public struct Example { public float A; [Ignore] public string Name; [Label] public Colour Colour; }" },
        { "standardized array", "public sealed record Example([Standardize, Log1p] IReadOnlyList<float> A, [Label] Colour Colour);" },
        { "standardized memory with a shape", "[Standardize] public sealed record Example([Shape(3, 2, 2)] ReadOnlyMemory<byte> A, [Label] Colour Colour);" },
        { "categories", "public enum Size { Small, Large } public sealed record Example([Categories(4)] string A, [Categories(\"x\", \"y\")] string B, [Categories] Size C, [Categories(3)] byte D, [Categories(3), Missing(MissingFill.Zero, Indicator = true)] long? E, [Label] Colour Colour);" },
        { "category as an index", "public sealed record Example([Categories(4), ClassIndex] string A, [Label] Colour Colour);" },
        { "missing values", "public enum Size { Small, Large } public sealed record Example([Missing(MissingFill.Mean)] float? A, [Missing(MissingFill.Zero)] decimal? B, [Missing(MissingFill.MostFrequent)] bool? C, [Missing(MissingFill.Median, Indicator = true)] double D, [OneHot, Missing(MissingFill.MostFrequent, Indicator = true)] Size? E, [Label] Colour Colour);" },
        { "dates", "[Standardize] public sealed record Example([DateParts(DatePart.Days | DatePart.DayOfWeek)] DateTime A, [DateParts(DatePart.Month)] DateOnly B, [DateParts(DatePart.TimeOfDay)] TimeOnly C, [DateParts(DatePart.Year)] DateTimeOffset D, [Label] Colour Colour);" },
        { "prepared members named like those of what prepares them", "[Standardize] public sealed record Example(float Fit, float Use, float Observe, float Inputs, float PreparedMembers, float Preparation, float @class, [Label] Colour Model);" },
        { "bool array", "public sealed record Example(bool[] A, [Label] Colour Colour);" },
        { "keyword members", "public sealed record Example(float @class, float @event, float @record, [Label] Colour @enum);" },
        { "members named like those of the trainer", "public sealed record Example(float Count, float Target, float Batch, float Loss, [Label] Colour Model);" },
        { "enum feature as columns", "public enum Size { Small, Large } public sealed record Example(float A, [OneHot] Size Size, [Label] Colour Colour);" },
        { "label enum as feature too", "public sealed record Example([OneHot] Colour Before, float A, [Label] Colour Colour);" },
        { "marked features", "public sealed record Example([Feature] float A, string Name, DateTime When, [Label] Colour Colour);" },
        { "static and private members", "public sealed class Example { public static string Source = \"x\"; private string Name { get; set; } = \"\"; public string this[int i] => \"\"; public float A; [Label] public Colour Colour; }" },
    };

    /// <summary>Labels of every encoding and type, with the losses that fit.</summary>
    public static TheoryData<string, string> Labels => new()
    {
        { "Classification", "[Label] Colour Value" },
        { "Classification", "[Label] bool Value" },
        { "Classification", "[Label, ClassIndex(5)] int Value" },
        { "Classification", "[Label, ClassIndex(5)] byte Value" },
        { "Classification", "[Label, ClassIndex(5), IgnoreIndex(-1)] long Value" },
        { "Classification", "[Label, Classes(\"a\", \"b::c\", \"d\\\"e\")] short Value" },
        { "Classification", "[Label, OneHot, Loss(CategoricalCrossEntropy)] Colour Value" },
        { "Classification", "[Label, OneHot] bool Value" },
        { "Classification", "[Label, OneHot(4)] int Value" },
        { "Classification", "[Label, OneHot(4)] int[] Value" },
        { "Classification", "[Label, OneHot(4)] bool[] Value" },
        { "Classification", "[Label, OneHot(4)] ReadOnlyMemory<byte> Value" },
        { "Classification", "[Label, Probabilities(4)] double[] Value" },
        { "Classification", "[Label, Probabilities(4)] IReadOnlyList<float> Value" },
        { "Classification", "[Label, ClassWeights(Balanced)] Colour Value" },
        { "Classification", "[Label, ClassWeights(0.25, 1, 4), LabelSmoothing(0.1)] Colour Value" },
        { "BinaryClassification", "[Label] bool Value" },
        { "BinaryClassification", "[Label] YesNo Value" },
        { "BinaryClassification", "[Label, Binary] int Value" },
        { "BinaryClassification", "[Label, Binary] double Value" },
        { "BinaryClassification", "[Label, PositiveWeight(3)] bool Value" },
        { "BinaryClassification", "[Label, PositiveWeight(Balanced)] YesNo Value" },
        { "BinaryClassification", "[Label, SignedBinary] bool Value" },
        { "BinaryClassification", "[Label, SignedBinary] YesNo Value" },
        { "BinaryClassification", "[Label, SignedBinary, Loss(Hinge)] int Value" },
        { "BinaryClassification", "[Label, SignedBinary, Loss(SquaredHinge)] float Value" },
        { "MultiLabel", "[Label] Tags Value" },
        { "MultiLabel", "[Label] HashSet<Colour> Value" },
        { "MultiLabel", "[Label] IReadOnlySet<Colour> Value" },
        { "MultiLabel", "[Label] Colour[] Value" },
        { "MultiLabel", "[Label] ReadOnlyMemory<Colour> Value" },
        { "MultiLabel", "[Label, MultiHot(6)] bool[] Value" },
        { "MultiLabel", "[Label, MultiHot(6)] float[] Value" },
        { "MultiLabel", "[Label, MultiHot, Classes(\"x\", \"y\")] int[] Value" },
        { "MultiLabel", "[Label, ClassIndices, Classes(\"x\", \"y\")] int[] Value" },
        { "MultiLabel", "[Label, ClassIndices(1)] long[] Value" },
        { "MultiLabel", "[Label, ClassIndices(300)] ReadOnlyMemory<byte> Value" },
        { "MultiLabel", "[Label, ClassIndices(4), PositiveWeight(Balanced)] List<uint> Value" },
        { "MultiLabel", "[Label, ClassIndices(4), Loss(MultiLabelMargin)] HashSet<int> Value" },
        { "MultiLabel", "[Label, ClassIndices] IReadOnlyList<Colour> Value" },
        { "MultiLabel", "[Label, Classes(\"x\", \"y\")] IEnumerable<int> Value" },
        { "MultiLabel", "[Label] System.Collections.Immutable.ImmutableArray<Colour> Value" },
        { "MultiLabel", "[Label, MultiHot(2), PositiveWeight(1, 5)] int[] Value" },
        { "MultiLabel", "[Label, PositiveWeight(Balanced)] Tags Value" },
        { "Regression", "[Label] float Value" },
        { "Regression", "[Label] double Value" },
        { "Regression", "[Label] decimal Value" },
        { "Regression", "[Label] int Value" },
        { "Regression", "[Label, Real(3)] float[] Value" },
        { "Regression", "[Label, Real(3)] ReadOnlyMemory<double> Value" },
        { "Regression", "[Label, Real(3)] int[] Value" },
        { "Regression", "[Label, Loss(MeanAbsoluteError)] float Value" },
        { "Regression", "[Label, Loss(Huber, Delta = 0.5)] float Value" },
        { "Regression", "[Label, Loss(SmoothL1, Beta = 1e-3)] float Value" },
        { "Regression", "[Label, Loss(LogCosh)] double Value" },
        { "Regression", "[Label, Real(2), Loss(LogCosh)] double[] Value" },
        { "Regression", "[Label, Loss(MeanSquaredLogarithmicError)] double Value" },
        { "Regression", "[Label, Real(2), Loss(MeanAbsolutePercentageError)] double[] Value" },
        { "Classification", "[Label, Loss(Focal, Gamma = 1.5), ClassWeights(Balanced)] Colour Value" },
        { "Classification", "[Label, Loss(MultiMargin, Margin = 0.5), ClassWeights(1, 2, 3)] Colour Value" },
        { "Classification", "[Label, OneHot, Loss(CategoricalHinge)] Colour Value" },
        { "Classification", "[Label, Probabilities(3), Loss(KullbackLeibler)] float[] Value" },
        { "BinaryClassification", "[Label, Loss(BinaryFocal, Alpha = 0.25)] bool Value" },
        { "BinaryClassification", "[Label, SignedBinary, Loss(SoftMargin)] bool Value" },
        { "MultiLabel", "[Label, Loss(BinaryFocal)] Tags Value" },
        { "CountRegression", "[Label] int Value" },
        { "CountRegression", "[Label] float Value" },
        { "CountRegression", "[Label, Count] ushort Value" },
        { "OrdinalRegression", "[Label] Colour Value" },
        { "OrdinalRegression", "[Label, Rank(5)] int Value" },
        { "OrdinalRegression", "[Label, Classes(\"low\", \"high\")] byte Value" },
        { "QuantileRegression", "[Label] float Value" },
        { "QuantileRegression", "[Label, Quantiles(0.05, 0.5, 0.95, 0.99)] double Value" },
        { "HeteroscedasticRegression", "[Label] float Value" },
        { "Classification", "[Label, Probabilities(3), Loss(Distillation, Temperature = 4)] float[] Value" },
        { "MultiLabel", "[Label, Loss(MultiLabelMargin)] Tags Value" },
        { "PairwiseRanking", "[Label] bool Value" },
        { "PairwiseRanking", "[Label, Loss(MarginRanking, Margin = 0.5)] YesNo Value" },
        { "PairwiseRanking", "[Label, SignedBinary, Loss(Hinge)] int Value" },
        { "Similarity", "[Label] float Value" },
        { "Similarity", "[Label, Loss(Huber)] int Value" },
        { "Verification", "[Label] bool Value" },
        { "Verification", "[Label, SignedBinary, Loss(Contrastive, Margin = 1)] sbyte Value" },
        { "MetricLearning", "[Label] Colour Value" },
        { "MetricLearning", "[Label, ClassIndex(50), Loss(BatchHardTriplet, Margin = 0.3)] int Value" },
        { "MetricLearning", "[Label, Loss(Circle, Gamma = 64, Margin = 0.4)] Colour Value" },
        { "Regression", "[Label, Loss(MeanSquaredPercentageError)] double Value" },
    };

    /// <summary>Sequences and masks: members of the example, and the parameters of forward.</summary>
    public static TheoryData<string, string, string> Many => new()
    {
        { "TokenClassification", "[Tokens(9)] int[] Words, [Label] Colour[] Tags", "words" },
        { "TokenClassification", "[Tokens(9)] int[] Words, [Label] Colour[] Tags", "anything, mask" },
        { "TokenClassification", "[Tokens(9, Padding = 8)] long[] Words, [Label] List<Colour> Tags", "words, paddingMask" },
        { "TokenClassification", "[Tokens] byte[] Words, [Label] ReadOnlyMemory<Colour> Tags", "words, lengths" },
        { "TokenClassification", "[Tokens] ReadOnlyMemory<ushort> Words, [Label, ClassIndex(4)] int[] Tags", "words, mask, paddingMask, lengths" },
        { "TokenClassification", "[Tokens] IReadOnlyList<int> Words, [Label, Classes(\"a\", \"b\")] IReadOnlyList<int> Tags", "words" },
        { "TokenClassification", "[Tokens] int[] Words, [Label, ClassIndex(30), IgnoreIndex(-1), ClassWeights(Balanced)] Memory<byte> Tags", "words" },
        { "TokenClassification", "[Tokens] Colour[] Colours, [Tokens(5)] List<int> Sizes, float Weight, [Label] bool[] Tags", "colours, sizes, weight" },
        { "TokenClassification", "[Tokens] int[] Mask, [Label, LabelSmoothing(0.1)] Colour[] Tags", "mask, lengths" },
        { "TokenClassification", "[Tokens] int[] Lengths, [Label, Loss(Focal)] Colour[] Tags", "lengths, attentionMask" },
        { "CausalLanguageModeling", "[Label, Tokens(32000)] int[] Text", "text" },
        { "CausalLanguageModeling", "[Label, Tokens(12)] List<int> Text", "text, paddingMask" },
        { "CausalLanguageModeling", "[Label, Tokens] ReadOnlyMemory<Colour> Colours", "colours" },
        { "CausalLanguageModeling", "[Ignore] string Source, [Label, Tokens(12), ClassWeights(Balanced)] IReadOnlyList<byte> Text", "text" },
        { "SpanExtraction", "[Tokens(9)] int[] Words, [Label] TokenSpan Answer", "words, mask" },
        { "SpanExtraction", "[Tokens] List<byte> Words, [Tokens] Colour[] Kinds, [Label, Span] TokenSpan Answer", "words, kinds" },
        { "MaskedLanguageModeling", "[Tokens(32)] int[] Text, [Label, ClassIndex(32)] int[] Hidden", "text, paddingMask" },
        { "Segmentation", "[Feature, Shape(1, 2, 2)] float[] Image, [Label, Shape(2, 2)] Colour[] Mask", "image" },
        { "Segmentation", "[Feature, Shape(1, 2, 2)] float[] Image, [Label, Shape(2, 2), ClassIndex(40)] IReadOnlyList<byte> Mask", "image" },
        { "Segmentation", "[Feature, Shape(1, 2, 2)] float[] Image, [Label, Shape(2, 2), ClassWeights(1, 2)] ReadOnlyMemory<bool> Mask", "image" },
        { "Segmentation", "[Feature, Shape(1, 2, 2)] float[] Image, [Label, Shape(2, 2), ClassIndex(3), IgnoreIndex(255), Loss(Focal)] byte[] Mask", "image" },
        { "Segmentation", "[Feature, Shape(1, 2, 2)] float[] Image, [Label, Shape(2, 2), Loss(Dice)] Colour[] Mask", "image" },
        { "Segmentation", "[Feature, Shape(1, 2, 2)] float[] Image, [Label, Shape(2, 2), Loss(Tversky, Alpha = 0.3, Beta = 0.7), IgnoreIndex(9), ClassIndex(3)] int[] Mask", "image" },
        { "Segmentation", "[Feature, Shape(1, 2, 2)] float[] Image, [Label, Shape(2, 2), Loss(LovaszSoftmax), IgnoreIndex(9), ClassIndex(3)] int[] Mask", "image" },
        { "Segmentation", "[Feature, Shape(1, 2, 2)] float[] Image, [Label, Shape(2, 2), Loss(LovaszHinge)] bool[] Mask", "image" },
        { "ListwiseRanking", "[Sequence(2)] float[] Candidates, [Label] int[] Grades", "candidates, mask" },
        { "ListwiseRanking", "[Sequence(2)] List<double> Candidates, float Age, [Label, Loss(ApproximateNdcg, Temperature = 0.5)] List<Colour> Grades", "candidates, age" },
        { "ListwiseRanking", "[Sequence(1)] ReadOnlyMemory<float> Candidates, [Label] ReadOnlyMemory<bool> Clicks", "candidates" },
        { "ListwiseRanking", "[Tokens(9)] int[] Items, [Label, Relevance] IReadOnlyList<double> Grades", "items, lengths" },
        { "ListwiseRanking", "[Sequence(2)] float[] Candidates, [Label, Loss(typeof(OwnLoss))] float[] Grades", "candidates" },
        { "ListwiseRanking", "[Tokens(9)] IReadOnlyList<int[]> Documents, [Label] IReadOnlyList<bool> Clicks", "documents, mask" },
        { "MultipleChoice", "[Sequence(2)] float[] Candidates, [Label, Loss(typeof(OwnChoiceLoss))] int Answer", "candidates" },
        { "Classification", "[Tokens(9)] int[] Words, [Label] Colour Colour", "words, mask" },
        { "Regression", "[Tokens(9)] int[] Words, float Age, [Label] float Score", "words, age, lengths" },
    };

    /// <summary>Places and shapes of the model.</summary>
    public static TheoryData<string, string> Models => new()
    {
        { "block namespace", $"namespace A.B {{ {Declared("Net", "public sealed")} }}" },
        { "global namespace", Declared("Net", "public sealed") },
        { "keyword names", $"namespace @event.@class; {Declared("@record", "public sealed")}" },
        { "internal", $"namespace A; {Declared("Net", "internal sealed")}" },
        { "internal example", $"namespace A; {Declared("Net", "public sealed", "internal")}" },
        { "nested", $"namespace A; public static class Outer {{ public static class Inner {{ {Declared("Net", "public sealed")} }} }}" },
        { "nested example without typeof", $"namespace A; [Task(Classification)] public sealed class Net : Module<Tensor, Tensor> {{ public Net() : base(\"n\") {{ }} public override Tensor forward(Tensor x) => x; public sealed record Example(float X, float Y, [Label] Colour Colour); }} {Colour}" },
        { "partial over two files' worth", $"namespace A; [Task(Classification, typeof(Example))] public sealed partial class Net : Module<Tensor, Tensor> {{ public Net() : base(\"n\") {{ }} }} public sealed partial class Net {{ public override Tensor forward(Tensor x) => x; }} public sealed record Example(float X, [Label] Colour Colour); {Colour}" },
        { "extended trainer", $"namespace A; {Declared("Net", "public sealed")} public partial class NetTrainer {{ public string Hello => \"hello\"; }}" },
        { "no parameterless constructor", $"namespace A; [Task(Classification, typeof(Example))] public sealed class Net(int width) : Module<Tensor, Tensor>(nameof(Net)) {{ public int Width => width; public override Tensor forward(Tensor x) => x; }} public sealed record Example(float X, [Label] Colour Colour); {Colour}" },
        { "inherited forward", $"namespace A; public abstract class Base() : Module<Tensor, Tensor>(\"b\") {{ public override Tensor forward(Tensor picture) => picture; }} [Task(Classification, typeof(Example))] public sealed class Net : Base; public sealed record Example(float X, [Label] Colour Colour); {Colour}" },
        { "two inputs by name", $"namespace A; [Task(Classification, typeof(Example))] public sealed class Net() : Module<Tensor, Tensor, Tensor>(\"n\") {{ public override Tensor forward(Tensor pixels, Tensor age) => pixels; }} public sealed record Example([Feature] float[] Pixels, [Feature] float Age, [Label] Colour Colour); {Colour}" },
        { "grouped inputs and an embedding", $"namespace A; [Task(Regression, typeof(Example))] public sealed class Net() : Module<Tensor, Tensor, Tensor>(\"n\") {{ public override Tensor forward(Tensor numbers, Tensor colour) => numbers; }} public sealed record Example([Feature(\"numbers\")] float X, [Feature(\"numbers\")] double Y, [Feature, ClassIndex] Colour Colour, [Label] float Price); {Colour}" },
        { "embedding of integers", $"namespace A; [Task(Regression, typeof(Example))] public sealed class Net() : Module<Tensor, Tensor>(\"n\") {{ public override Tensor forward(Tensor word) => word; }} public sealed record Example([ClassIndex(100)] int Word, [Label] float Price);" },
        { "types named like those of the runtime", $"namespace A; public sealed class Check; public sealed class Tensor2; {Declared("Net", "public sealed")}" },
        { "a type named Tensor beside the model", "namespace A; public sealed class Tensor; [Task(Regression, typeof(Example))] public sealed class Net() : Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>(\"n\") { public override TorchSharp.torch.Tensor forward(TorchSharp.torch.Tensor x) => x; } public sealed record Example(float X, [Label] float Y);" },
        { "an enum named like a member of the trainer", "namespace A; public enum Model { A, B, C } public sealed record Example(float X, [Label] Model Model); [Task(Classification, typeof(Example))] " + Sources.Model("Net") },
        { "an example named like a member of the batch", "namespace A; public enum Colour { A, B, C } public sealed record Batch(float X, [Label] Colour Colour); [Task(Classification, typeof(Batch))] " + Sources.Model("Net") },
        { "namespace under LossGen", $"namespace LossGen.Samples; {Declared("Net", "public sealed")}" },
        { "a namespace called System", $"namespace A.System; {Declared("Net", "public sealed")}" },
        { "enum with gaps and negative values", "namespace A; public enum Level { Low = -5, Middle = 0, High = 90 } public sealed record Example(float X, [Label] Level Level); [Task(Classification, typeof(Example))] " + Sources.Model("Net") },
        { "keyword enum members", "namespace A; public enum Kind { @class, @struct, @enum } public sealed record Example(float X, [Label] Kind Kind); [Task(Classification, typeof(Example))] " + Sources.Model("Net") },
        { "loss and weights on the model", $"namespace A; public enum Colour {{ Red, Green, Blue }} public sealed record Example(float X, [Label] Colour Colour); [Task(Classification, typeof(Example)), ClassWeights(1, 2, 3)] {Sources.Model("Net")}" },
        { "a ranking and a choice of the same candidates", "namespace A; public sealed record Example([Sequence(2)] float[] Items, [Label(ListwiseRanking)] int[] Grades, [Label(MultipleChoice)] int Best); [Task(MultiTask, typeof(Example))] public sealed class Net() : Module<Tensor, (Tensor Grades, Tensor Best)>(\"n\") { public override (Tensor Grades, Tensor Best) forward(Tensor items) => (items, items); }" },
        { "encoding on the enum", "namespace A; [OneHot] public enum Colour { Red, Green, Blue } public sealed record Example(float X, [Label] Colour Colour); [Task(Classification, typeof(Example))] " + Sources.Model("Net") },
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example(string shape, string example) =>
        AssertWrites("namespace Shapes;\n" + Colour + example + $"\n[Task(Classification, typeof({(shape == "generic example" ? "Of<double>" : "Example")}))]\n" + Sources.Model("Net"));

    [Theory]
    [MemberData(nameof(Labels))]
    public void Label(string task, string label) =>
        AssertWrites($"namespace Shapes;\n{Colour}public enum YesNo {{ No, Yes }}\n[Flags] public enum Tags {{ None, A = 1, B = 2, C = 4 }}\npublic sealed record Example(float X, float Y, {label});\n[Task({task}, typeof(Example))]\n" + Sources.Model("Net"));

    [Theory]
    [MemberData(nameof(Many))]
    public void Sequence_or_mask(string task, string members, string parameters)
    {
        var names = parameters.Split(", ");
        AssertWrites($"namespace Shapes;\n{Colour}[CustomLoss(PredictionScale.Score, LabelEncoding.Relevance)] public static class OwnLoss {{ public static Tensor Compute(Tensor scores, Tensor relevance) => (scores - relevance).sum(1); }}\n[CustomLoss(PredictionScale.Logits, LabelEncoding.Choice)] public static class OwnChoiceLoss {{ public static Tensor Compute(Tensor scores, Tensor target) => nn.functional.cross_entropy(scores, target, reduction: nn.Reduction.None); }}\npublic sealed record Example({members});\n[Task({task}, typeof(Example))]\n" + Sources.Model(
            "Net",
            parameters: string.Join(", ", names.Select(name => "Tensor " + name)),
            arguments: string.Join(", ", names.Append("").Select(_ => "Tensor"))));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Model(string shape, string source)
    {
        Assert.NotEmpty(shape);
        AssertWrites(source);
    }

    private static void AssertWrites(string source) => Assert.Contains("Fit(", GeneratorRun.Of(source).Trainer, StringComparison.Ordinal);

    private static string Declared(string name, string modifiers, string exampleModifiers = "public") =>
        $"public enum Colour {{ Red, Green, Blue }} {exampleModifiers} sealed record Example(float X, float Y, [Label] Colour Colour); [Task(Classification, typeof(Example))] {Sources.Model(name, modifiers)}";
}
