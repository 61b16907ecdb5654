using LossGen.Analyzers.Tests.Declarations.Harness;
using LossGen.Catalog;
using static LossGen.Analyzers.Tests.Declarations.Harness.Sample;

namespace LossGen.Analyzers.Tests.Declarations;

/// <summary>Declarations that break exactly one rule, with the exact message: read aloud, each must say what is wrong, why, and what to write instead.</summary>
internal static class RuleCases
{
    private const string Classify = "Task(Classification, typeof(Row))";
    private const string Decide = "Task(BinaryClassification, typeof(Row))";
    private const string Tag = "Task(MultiLabel, typeof(Row))";
    private const string Detect = "Task(AnomalyDetection, typeof(Row))";
    private const string Recognise = "Task(OpenSetClassification, typeof(Row))";
    private const string Choose = "Task(MultipleChoice, typeof(Row))";
    private const string Estimate = "Task(Regression, typeof(Row))";

    public static IReadOnlyList<RuleCase> All { get; } =
    [
        .. Types(), .. Roles(), .. Members(), .. Labels(), .. Sequences(), .. Losses(), .. CustomLosses(), .. Modifiers(), .. Heads(), .. SeveralLabels(),
    ];

    private static IEnumerable<RuleCase> Types() =>
    [
        new("LG1001", "'Net' has [Task] but is no module that LossGen can call: it derives from no Module. Derive it from Module<Tensor, Tensor>, or from Module<Tensor, ..., Tensor> with one parameter per input.",
            Join(Row("[Label] bool Sick"), $"[{Decide}] public sealed class Net;")),
        new("LG1001", "'Net' has [Task] but is no module that LossGen can call: its forward uses '(Tensor, Tensor)', not only Tensor. Derive it from Module<Tensor, Tensor>, or from Module<Tensor, ..., Tensor> with one parameter per input.",
            Join(Row("[Label] bool Sick"), $"[{Decide}] public sealed class Net() : Module<Tensor, (Tensor, Tensor)>(\"Net\") {{ public override (Tensor, Tensor) forward(Tensor x) => (x, x); }}")),
        new("LG1002", "'Net' has [Task], but it is abstract; the generated trainer could not use it. Put [Task] on a concrete subclass.",
            Join(Row("[Label] bool Sick"), $"[{Decide}] public abstract class Net() : Module<Tensor, Tensor>(\"Net\");")),
        new("LG1002", "'Net' has [Task], but it is generic; the generated trainer could not use it. Derive a class without type parameters and put [Task] there.",
            Join(Row("[Label] bool Sick"), $"[{Decide}] public class Net<T>() : Module<Tensor, Tensor>(\"Net\") {{ public override Tensor forward(Tensor x) => x; }}")),
        new("LG1002", "'Net' has [Task], but 'Models', which contains it, is private; the generated trainer could not use it. Make it internal or public.",
            Join(Row("[Label] bool Sick"), $"public class Outer {{ class Models {{ [{Decide}] public class Net() : Module<Tensor, Tensor>(\"Net\") {{ public override Tensor forward(Tensor x) => x; }} }} }}")),
        new("LG1003", "[Task(Regression)] on 'Net' does not name its example type, and the model nests no type with a [Label] member. Write [Task(Regression, typeof(YourExample))].",
            Join(Row("[Label] float Price"), Net("Task(Regression)", 1))),
        new("LG1004", "'Row' is the example type of 'Net', but it is private. Make it internal or public.",
            "[Task(Regression, typeof(Row))] public class Net() : Module<Tensor, Tensor>(\"Net\") { private record Row(float Length, [Label] float Mass); public override Tensor forward(Tensor x) => x; }"),
        new("LG1004", "'int' is the example type of 'Net', but it is a built-in type. Name a type of your own that holds features and label.",
            Net("Task(Regression, typeof(int))", 1)),
        new("LG1004", "'Row<>' is the example type of 'Net', but it is an open generic type. Give its type arguments.",
            Join("public record Row<T>(float Length, T Width, [Label] float Mass);", Net("Task(Regression, typeof(Row<>))", 1))),
        new("LG1011", "LossGen would write 'NetTrainer' for 'Net', but a type of that name exists that is no partial class. Rename it, or make it a partial class to extend the trainer.",
            Join(Row("[Label] bool Sick"), Net(Decide, 1), "public static class NetTrainer;")),
        new("LG1011", "LossGen would write 'NetTrainer' for 'Net', but a type of that name exists that is no partial class. Rename it, or make it a partial class to extend the trainer.",
            Join(Row("[Label] bool Sick"), Net(Decide, 1), "public sealed class NetTrainer { public int Answer => 42; }")),
    ];

    private static IEnumerable<RuleCase> Roles() =>
    [
        new("LG1005", "'Row' has no public member marked [Label], so 'Net' has nothing to learn. Mark the member that is to be predicted.",
            Join(Row("bool Sick"), Net(Decide, 1))),
        new("LG1005", "'Row' has no public member marked [Label], so 'Net' has nothing to learn. Mark the member that is to be predicted.",
            Join("public class Row { public float Length; public float Mass; [Label] private bool Sick { get; } [Label] public bool Dead { private get; set; } [Label] public static bool All; }", Net(Decide, 1))),
        new("LG1006", "'Row' marks 'Sick' and 'Dead' as [Label], but binary classification learns one label. Keep one [Label] and mark the others [Ignore], or declare [Task(MultiTask, ...)] and say what is learned of each, as in [Label(Regression)].",
            Join(Row("[Label] bool Sick, [Label] bool Dead"), Net(Decide, 1))),
        new("LG1007", "'Row' has no public member left that 'Net' could learn from. Add one, or remove [Ignore].",
            Join("public record Row([Ignore] float Length, [Label] bool Sick);", Net(Decide, 1))),
    ];

    private static IEnumerable<RuleCase> Members() =>
    [
        new("LG1008", "'Name' is the label of 'Row', but 'string' is no number, bool, enum, or array of them. Turn the text into an enum or numbers.",
            Join(Row("[Label] string Name"), Net(Classify))),
        new("LG1008", "'Sick' is the label of 'Row', but 'bool?' may be null. Fill in or drop such rows first and declare it 'bool'.",
            Join(Row("[Label] bool? Sick"), Net(Decide, 1))),
        new("LG1008", "'When' is the label of 'Row', but 'DateTime' is no number, bool, enum, or array of them. Turn it into a number, a bool, an enum or an array of numbers.",
            Join("public class Row { public float Length { get; init; } [Label] public DateTime When { get; init; } }", Net(Estimate, 1))),
        new("LG1009", "'Name' is a feature of 'Row', but 'string' is no number, bool, enum, or array of them. Mark it [Categories(8)] where it is one of some categories, or [Text] for a transformer, or mark it [Ignore].",
            Join(Row("string Name, [Label] bool Sick"), Net(Decide, 1))),
        new("LG1009", "'Kind' is a feature of 'Row', but an enum can be one column per member or one class index. Mark it [OneHot] for columns, or [ClassIndex] for an embedding, or mark it [Ignore].",
            Join(Species, Row("Species Kind, [Label] bool Sick"), Net(Decide, 1))),
        new("LG1009", "'Tags' is a feature of 'Row', but its elements can only be enumerated, not counted and indexed. Make it an array or a list, or mark it [Ignore].",
            Join("public struct Row { public HashSet<float> Tags; [Label] public bool Sick; }", Net(Decide, 1))),
        new("LG1009", "'Width' is a feature of 'Row', but 'float?' may be null. Say what stands in for a missing value, as in [Missing(MissingFill.Median)], or drop such rows and declare it 'float', or mark it [Ignore].",
            Join("public record Row(float Length, float? Width, [Label] bool Sick);", Net(Decide, 1))),
        new("LG1009", "'Kind' is a feature of 'Row', but 'Species?' may be null. Say what stands in for a missing value, as in [OneHot, Missing(MissingFill.MostFrequent)], or drop such rows and declare it 'Species', or mark it [Ignore].",
            Join(Species, "public class Row { public float Length; public Species? Kind { get; init; } [Label] public bool Sick; }", Net(Decide, 1))),
        new("LG1009", "'Seen' is a feature of 'Row', but 'DateTime' is no number, bool, enum, or array of them. Say which of its parts the model sees, as in [DateParts(DatePart.Month | DatePart.DayOfWeek)], or mark it [Ignore].",
            Join("public record Row(float Length, DateTime Seen, [Label] bool Sick);", Net(Decide, 1))),
        new("LG1012", "[Standardize] on 'Mass' does nothing: the member is marked [Ignore], so nothing is prepared. Remove it or move it.",
            Join("public record Row(float Length, float Width, [Ignore, Standardize] float Mass, [Label] bool Sick);", Net(Decide, 1))),
        new("LG1012", "[Missing] on 'Mass' does nothing: only a feature is prepared so. Remove it or move it.",
            Join("public record Row(float Length, float Width, [Label, Missing(MissingFill.Mean)] float Mass);", Net(Estimate, 1))),
        new("LG1013", "'Mass' is marked [Standardize] and [MinMax], which cannot all be true. Keep one of them.",
            Join("public record Row(float Length, [Standardize, MinMax] float Mass, [Label] bool Sick);", Net(Decide, 1))),
        .. Preparations(),
        .. InputLayers(),
        new("LG1010", "'Net.forward' cannot be called with the features of 'Row': 'Sound' is an array and cannot be stacked with 'Length', 'Mass' into 'x'. Give forward one parameter per input, or put all numbers into one array.",
            Join(Row("float[] Sound, [Label] bool Sick"), Net(Decide, 1))),
        new("LG1010", "'Net.forward' cannot be called with the features of 'Row': no feature fills the parameter 'right'. Name a member after it, or mark members [Feature(\"right\")].",
            Join("public record Row(float Left, [Label] bool Sick);", $"[{Decide}] public class Net() : Module<Tensor, Tensor, Tensor>(\"Net\") {{ public override Tensor forward(Tensor left, Tensor right) => left; }}")),
        new("LG1010", "'Net.forward' cannot be called with the features of 'Row': no parameter takes 'Depth'. Name a parameter after it, or mark it [Ignore].",
            Join("public record Row(float Left, float Right, float Depth, [Label] bool Sick);", $"[{Decide}] public class Net() : Module<Tensor, Tensor, Tensor>(\"Net\") {{ public override Tensor forward(Tensor left, Tensor right) => left; }}")),
        new("LG1010", "'Net.forward' cannot be called with the features of 'Row': 'Left' is marked [Feature(\"up\")], but no parameter has that name. The parameters are 'x'.",
            Join("public record Row([Feature(\"up\")] float Left, [Label] bool Sick);", Net(Decide, 1))),
        new("LG1010", "'Net.forward' cannot be called with the features of 'Row': several parameters are named 'a', so features cannot be matched to parameters by name. Give each parameter a name of its own.",
            Join("public record Row(float A, [Label] bool Sick);", $"[{Decide}] public class Net() : Module<Tensor, Tensor, Tensor>(\"Net\") {{ public override Tensor forward(Tensor a, Tensor A) => a; }}")),
        new("LG1012", "[Classes] on 'Length' does nothing: only a member marked [Label] uses it. Remove it or move it.",
            Join("public class Row { [Classes(\"a\", \"b\")] public float Length; [Label] public bool Sick; }", Net(Decide, 1))),
        new("LG1012", "[Shape] on 'Sick' does nothing: the encoding gives a label its shape. Remove it or move it.",
            Join(Row("[Label, Shape(1)] bool Sick"), Net(Decide, 1))),
        new("LG1013", "'Mass' is marked [Feature] and [Ignore], which cannot all be true. Keep one of them.",
            Join("public record Row([Feature] float Length, [Feature, Ignore] float Mass, [Label] bool Sick);", Net(Decide, 1))),
        new("LG1013", "'Kind' is marked [ClassIndex] and [OneHot], which cannot all be true. Keep one of them.",
            Join(Species, Row("[Label, ClassIndex, OneHot] Species Kind"), Net(Classify))),
        new("LG1014", "[Shape(8, 0)] on 'Image' cannot be used: every size must be at least 1. Give the sizes after the batch dimension, as in [Shape(1, 8, 8)].",
            Join("public record Row([Shape(8, 0)] float[] Image, [Label] bool Sick);", Net(Decide, 1))),
        new("LG1014", "[Shape(2)] on 'Length' cannot be used: it is no array. Remove it.",
            Join("public record Row([Shape(2)] float Length, float Mass, [Label] bool Sick);", Net(Decide, 1))),
    ];

    private static IEnumerable<RuleCase> InputLayers()
    {
        const string Three = "float A, float B, float C";
        const string Kind = "public enum Kind { One, Two, Three, Four }";
        return
        [
            Of("Linear", "takes 2 numbers", "'x' is float32 [N, 3]: A, B, C", "Make it 3", Three, "head.call(x)", "Linear(2, 1)"),
            Of("Linear", "takes 2 numbers", "'x' is float32 [N, 3]: A, B, C", "Make it 3", Three, "head.call(x.relu() / 10)", "Sequential((\"in\", Linear(2, 8)), (\"mid\", ReLU()), (\"out\", Linear(8, 1)))"),
            Of("Linear", "takes 4 numbers", "it gets [N, 8] from Linear(3, 8)", "Make it 8", Three, "head.call(x)", "Sequential(Linear(3, 8), ReLU(), Dropout(0.1), Linear(4, 1))"),
            Of("Linear", "takes 2 numbers", "'x' is float32 [N, 5]: A, Kind (Kind is 4 of them)", "Make it 5", "float A, [OneHot] Kind Kind", "head.call(x)", "Linear(2, 1)", Kind),
            Of("Linear", "takes 1 numbers", "'x' is float32 [N, 4]: Place", "Make it 4", "[Categories(4)] string Place", "head.call(x)", "Linear(1, 1)"),
            Of("Linear", "takes 60 numbers", "float32 [N, 64] comes from flatten", "Make it 64", "[Shape(1, 8, 8)] float[] Image", "head.call(x.flatten(1))", "Linear(60, 1)"),
            Of("BatchNorm1d", "takes 4 columns or channels", "it gets [N, 8] from Linear(3, 8)", "Make it 8", Three, "head.call(x)", "Sequential(Linear(3, 8), BatchNorm1d(4), Linear(8, 1))"),
            Of("Conv2d", "takes 3 channels", "'x' is float32 [N, 1, 8, 8]: Image", "Make it 1", "[Shape(1, 8, 8)] float[] Image", "head.call(x)", "Sequential(Conv2d(3, 4, 3), Flatten(), Linear(144, 1))"),
            Of("Conv2d", "takes 8 channels", "it gets [N, 4, ?, ?] from Conv2d(1, 4, 3)", "Make it 4", "[Shape(1, 8, 8)] float[] Image", "head.call(x)", "Sequential(Conv2d(1, 4, 3), ReLU(), Conv2d(8, 4, 3), Flatten(), Linear(64, 1))"),
            Of("Conv2d", "takes [N, channels, height, width]", "'x' is float32 [N, 8, 8]: Image", "Declare the channels too, as in [Shape(1, 8, 8)], or add the dimension with unsqueeze(1)", "[Shape(8, 8)] float[] Image", "head.call(x)", "Sequential(Conv2d(1, 4, 3), Flatten(), Linear(144, 1))"),
            Of("Conv1d", "takes 5 channels", "'x' is float32 [N, ?, 3]: Frames", "Make it 3", "[Sequence(3)] float[] Frames", "head.call(x.transpose(1, 2)).mean([2])", "Conv1d(5, 1, 3)"),
            Of("Embedding", "has 40 rows, for 0 to 39", "'x' is int64 [N, ?]: Words, up to 49", "Make it 50", "[Tokens(50)] int[] Words", "head.call(x).mean([1, 2])", "Embedding(40, 8)"),
            Of("Embedding", "has 3 rows, for 0 to 2", "'x' is int64 [N]: Kind, up to 3", "Make it 4", "[ClassIndex] Kind Kind", "head.call(x).sum(1)", "Embedding(3, 8)", Kind),
            Of("Embedding", "looks up rows by index", "'x' is float32 [N, 1]: A, which are no indices", "Take a feature that is a class index or a token id, or use Linear", "float A", "head.call(x).sum(1)", "Embedding(3, 8)"),
            Of("Linear", "takes float32", "'x' is int64 [N]: Kind", "Embed it first, or turn it into numbers with one_hot(...).@float()", "[ClassIndex] Kind Kind", "head.call(x)", "Linear(1, 1)", Kind),
            Of("one_hot", "counts to 2", "'x' is int64 [N]: Kind, up to 3", "Make it 4", "[ClassIndex] Kind Kind", "head.call(nn.functional.one_hot(x, 3).to_type(ScalarType.Float32))", "Linear(3, 1)", Kind),
            new("LG1018", "GRU of 'Net' takes 2 numbers per step, but 'frames' is float32 [N, ?, 3]: Frames. Make it 3.",
                Join("public record Row([Sequence(3)] float[] Frames, [Label] bool Sick);", """
                [Task(BinaryClassification, typeof(Row))]
                public sealed class Net : Module<Tensor, Tensor>
                {
                    private readonly TorchSharp.Modules.GRU layers = GRU(2, 8, batchFirst: true);
                    private readonly TorchSharp.Modules.Linear head = Linear(8, 1);

                    public Net() : base("Net") => RegisterComponents();

                    public override Tensor forward(Tensor frames)
                    {
                        var (steps, last) = layers.call(frames);
                        return head.call(steps.mean([1]));
                    }
                }
                """)),
            new("LG1018", "Linear of 'Net' takes 4 numbers, but it gets [N, 9] from cat. Make it 9.",
                Join(Kind, "public record Row([Feature(\"numbers\")] float A, [Feature, ClassIndex] Kind Kind, [Label] bool Sick);", """
                [Task(BinaryClassification, typeof(Row))]
                public sealed class Net : Module<Tensor, Tensor, Tensor>
                {
                    private readonly Module<Tensor, Tensor> kinds;
                    private readonly Module<Tensor, Tensor> head;

                    public Net() : base("Net")
                    {
                        kinds = Embedding(4, 8);
                        this.head = Linear(4, 1);
                        RegisterComponents();
                    }

                    public override Tensor forward(Tensor numbers, Tensor kind)
                    {
                        var both = torch.cat(new[] { numbers, kinds.call(kind) }, dim: 1);
                        return head.call(both);
                    }
                }
                """)),
        ];

        static RuleCase Of(string layer, string takes, string gets, string remedy, string members, string forward, string head, string types = "") => new(
            "LG1018",
            $"{layer} of 'Net' {takes}, but {gets}. {remedy}.",
            Join(types, $"public record Row({members}, [Label] bool Sick);", Net(Decide, 1, forward: forward, head: head)));
    }

    private static IEnumerable<RuleCase> Preparations()
    {
        return
        [
            Of("Standardize", "[Standardize] bool Seen", "a bool is 0 or 1 already", "Remove it"),
            Of("MinMax", "[OneHot, MinMax] Species Seen", "'Seen' is not fed as a number", "Remove it"),
            Of("Robust", "[Robust] float[] Seen", "an array is scaled by mean and deviation, or by its range", "Use [Standardize] or [MinMax]"),
            Of("Scale", "[Scale(0)] float Seen", "factor and offset must be finite, and the factor not 0", "Give them, as in [Scale(1 / 255.0)]"),
            Of("Missing", "[Missing(MissingFill.Mean)] int Seen", "'int' is never null", "Remove it, or declare the member 'int?'"),
            Of("Missing", "[Missing(MissingFill.Zero)] float[] Seen", "the elements of an array cannot be missing", "Fill them in beforehand, and remove it"),
            Of("Missing", "[OneHot, Missing(MissingFill.Median)] Species? Seen", "categories have no median", "Use MissingFill.MostFrequent or MissingFill.Zero"),
            Of("Missing", "[Missing((MissingFill)7)] float? Seen", "it does not say what stands in for a missing value", "Name one, as in [Missing(MissingFill.Mean)]"),
            Of("Missing", "[DateParts(DatePart.Year), Missing(MissingFill.Mean)] DateTime Seen", "nothing stands in for a date", "Remove it"),
            Of("Categories", "[Categories] string Seen", "it does not say which categories there are, or how many", "Give the number of columns, as in [Categories(8)], or the categories"),
            Of("Categories", "[Categories(1)] string Seen", "1 columns tell nothing apart", "Give at least 2, of which the last is for everything else"),
            Of("Categories", "[Categories(\"a\", \"a\")] string Seen", "each category must have a name of its own", "Give each category once"),
            Of("Categories", "[Categories(\"a\", \"b\")] int Seen", "the member is a whole number, but a category is none", "Give whole numbers, as in [Categories(\"2\", \"4\")]"),
            Of("Categories", "[Categories(\"Adelie\")] Species Seen", "an enum has its categories already", "Write [Categories]"),
            Of("Categories", "[Categories(4)] float Seen", "'float' is no text, whole number or enum", "Remove it"),
            Of("Categories", "[Categories(4)] string? Seen", "the member may be null", "Add [Missing(MissingFill.MostFrequent)], or [Missing(MissingFill.Zero, Indicator = true)]"),
            Of("DateParts", "[DateParts(DatePart.Month)] TimeOnly Seen", "a time has no date", "Write [DateParts(DatePart.TimeOfDay)]"),
            Of("DateParts", "[DateParts(DatePart.None)] DateTime Seen", "it names no part of a date", "Name at least one, as in [DateParts(DatePart.Month | DatePart.DayOfWeek)]"),
            Of("DateParts", "[DateParts(DatePart.Month)] DateTime? Seen", "the date may be null, and nothing stands in for a date", "Fill it in beforehand, or mark the member [Ignore]"),
            Of("DateParts", "[DateParts(DatePart.Year)] float Seen", "'float' is no date or time", "Remove it"),
            Of("Standardize", "[DateParts(DatePart.Month), Standardize] DateTime Seen", "the parts that come round again are between -1 and 1 already", "Remove it, or add DatePart.Days or DatePart.Year"),
            Of("Standardize", "[Categories(4), Standardize] string Seen", "a category is no number", "Remove it"),
            new("LG1017", "[Standardize] on 'Sick' cannot be used: it is 0/1, and only a real number has a scale. Remove it.",
                Join(Row("[Label, Standardize] bool Sick"), Net(Decide, 1))),
            new("LG1017", "[Standardize] on 'Price' cannot be used: mean squared logarithmic error is defined for numbers of the label's own scale. Remove it, or choose another loss.",
                Join(Row("[Label, Standardize, Loss(MeanSquaredLogarithmicError)] float Price"), Net(Estimate, 1))),
        ];

        static RuleCase Of(string attribute, string member, string why, string remedy) => new(
            "LG1017",
            $"[{attribute}] on 'Seen' cannot be used: {why}. {remedy}.",
            Join(Species, $"public record Row({member}, [Label] bool Sick);", Net(Decide, 1)));
    }

    private static IEnumerable<RuleCase> Labels() =>
    [
        new("LG1101", "'Kind' holds one class of an enum, but regression learns a real number. Declare [Task(Classification, ...)], or [Task(OrdinalRegression, ...)].",
            Join(Species, Row("[Label] Species Kind"), Net(Estimate, 1))),
        new("LG1101", "'Kind' holds yes or no, but multi-label classification learns a multi-hot row or a list of class indices. Declare [Task(BinaryClassification, ...)], or [Task(Classification, ...)].",
            Join(Row("[Label] bool Kind"), Net(Tag))),
        new("LG1101", "'Price' holds a number, but multi-label classification learns a multi-hot row or a list of class indices. Declare [Task(Regression, ...)], or [Task(CountRegression, ...)].",
            Join(Row("[Label] float Price"), Net(Tag))),
        new("LG1101", "'Kind' holds a set of classes, but multi-class classification learns a class index or a one-hot row or class probabilities. Declare [Task(MultiLabel, ...)].",
            Join("[Flags] public enum Role { Front = 1, Back = 2, Data = 4 }", Row("[Label] Role Kind"), Net(Classify))),
        new("LG1101", "'Price' holds a real number, but multi-class classification learns a class index or a one-hot row or class probabilities. Declare [Task(Regression, ...)], or [ClassIndex(3)] on 'Price', or [OneHot(3)] on 'Price'.",
            Join(Row("[Label, Real] int Price"), Net(Classify))),
        new("LG1102", "'Price' is a 'float', which cannot hold [ClassIndex]: a class index is one integer, enum or bool.",
            Join(Row("[Label, ClassIndex(3)] float Price"), Net(Classify))),
        new("LG1102", "'Kind' is an enum, which cannot hold [Probabilities]: probabilities are an array of floating-point numbers.",
            Join(Species, Row("[Label, Probabilities] Species Kind"), Net(Classify))),
        new("LG1103", "'Rating' is an 'int', and multi-class classification can read it in several ways: as class indices, for which it needs the number of classes, or as a quantity. Say which.",
            Join(Row("[Label] int Rating"), Net(Classify, 5))),
        new("LG1103", "'Tags' is an 'int[]', and multi-label classification can read it in several ways: as a multi-hot row or as a list of class indices, for which it needs the number of classes. Say which.",
            Join(Row("[Label] int[] Tags"), Net(Tag, 5))),
        new("LG1103", "'Tags' is an 'int[]', and multi-label classification can read it in several ways: as a multi-hot row or as a list of class indices. Say which.",
            Join(Row("[Label, Classes(\"a\", \"b\", \"c\")] int[] Tags"), Net(Tag))),
        new("LG1103", "'Tags' is a 'HashSet<int>', and multi-label classification can read it in several ways: only as a list of class indices, for which it needs the number of classes. Say which.",
            Join(Row("[Label] HashSet<int> Tags"), Net(Tag, 5))),
        new("LG1102", "'Tags' is a 'HashSet<int>', which cannot hold [MultiHot]: a multi-hot row is an array of numbers or bools, a [Flags] enum or a set of an enum.",
            Join(Row("[Label, MultiHot(3)] HashSet<int> Tags"), Net(Tag))),
        new("LG1102", "'Tag' is an 'int', which cannot hold [ClassIndices]: class indices are an array, list or set of integers or of an enum.",
            Join(Row("[Label, ClassIndices(3)] int Tag"), Net(Tag))),
        new("LG1101", "'Tags' holds a list of class indices, but multi-class classification learns a class index or a one-hot row or class probabilities. Declare [Task(MultiLabel, ...)], or [OneHot(3)] on 'Tags'.",
            Join(Row("[Label, ClassIndices(3)] int[] Tags"), Net(Classify))),
        new("LG1103", "'Sign' is an 'int', and binary classification can read it in several ways: as 0/1 or as -1/+1. Say which.",
            Join(Row("[Label] int Sign"), Net(Decide, 1))),
        new("LG1104", "'Kind' has 4 classes by [OneHot(4)], but 3 by the members of 'Species'. Make them agree.",
            Join(Species, Row("[Label, OneHot(4)] Species Kind"), Net(Classify))),
        new("LG1104", "'Kind' has 2 classes by [ClassIndex(2)], but 3 by [Classes]. Make them agree.",
            Join(Row("[Label, ClassIndex(2), Classes(\"a\", \"b\", \"c\")] int Kind"), Net(Classify))),
        new("LG1104", "'Sick' has 3 classes by [ClassIndex(3)], but 2 by its type bool. Make them agree.",
            Join(Row("[Label, ClassIndex(3)] bool Sick"), Net(Classify))),
        new("LG1105", "'Kind' has 1 class, but there is nothing to tell apart below two. Add the classes that are missing.",
            Join("public enum Only { One }", Row("[Label] Only Kind"), Net(Classify))),
        new("LG1105", "'Kind' has 3 members, but a yes/no label has exactly two. Use an enum of two members, or [Task(Classification, ...)] for more classes.",
            Join(Species, Row("[Label] Species Kind"), Net(Decide, 1))),
        new("LG1105", "'Kind' has 1 class, but there is nothing to tell apart below two. Add the classes that are missing.",
            Join(Row("[Label, OneHot(1)] float[] Kind"), Net(Classify))),
        new("LG1106", "'No' and 'Never' have the same value in 'Answer', so they are one class to the model. Give each class a value of its own, or remove the alias.",
            Join("public enum Answer { No, Yes, Never = No }", Row("[Label] Answer Kind"), Net(Decide, 1))),
        new("LG1107", "The values of 'Grade' are 1, 2, 5, so a class index is not the value of its member. Generated code maps between them; a cast of your own would not.",
            Join("public enum Grade { Good = 1, Fair = 2, Poor = 5 }", Row("[Label] Grade Kind"), Net(Classify))),
        new("LG1107", "The values of 'Trend' are -1, 0, 1, so a class index is not the value of its member. Generated code maps between them; a cast of your own would not.",
            Join("public enum Trend : sbyte { Down = -1, Flat, Up }", Row("[Label] Trend Kind"), Net(Classify))),
        new("LG1108", "[Classes] on 'Kind' cannot be used: 'a' stands twice. Give each class a name of its own.",
            Join(Row("[Label, Classes(\"a\", \"b\", \"a\")] int Kind"), Net(Classify))),
        new("LG1108", "[Classes] on 'Kind' cannot be used: the enum 'Species' names the classes already. Remove it.",
            Join(Species, Row("[Label, Classes(\"a\", \"b\", \"c\")] Species Kind"), Net(Classify))),
    ];

    private static IEnumerable<RuleCase> Sequences() =>
    [
        new("LG1101", "'Kind' holds one class of an enum, but token classification learns a class index per token. Declare [Task(Classification, ...)], or [Task(OrdinalRegression, ...)].",
            Join(Species, "public sealed record Row([Tokens(9)] int[] Words, [Label] Species Kind);", Net("Task(TokenClassification, typeof(Row))"))),
        new("LG1101", "'Kinds' holds a set of classes, but multi-class classification learns a class index or a one-hot row or class probabilities. Declare [Task(MultiLabel, ...)].",
            Join(Species, Row("[Label] Species[] Kinds"), Net(Classify))),
        new("LG1102", "'Kinds' is a sequence of the enum Species, which cannot hold [ClassIndex]: class indices per token are an array of integers, bools or of an enum.",
            Join(Species, "public sealed record Row([Tokens(9)] int[] Words, [Label, ClassIndex] HashSet<Species> Kinds);", Net("Task(TokenClassification, typeof(Row))"))),
        new("LG1103", "'Kinds' is an 'int[]', and token classification can read it in several ways: only as class indices, for which it needs the number of classes. Say which.",
            Join("public sealed record Row([Tokens(9)] int[] Words, [Label] int[] Kinds);", Net("Task(TokenClassification, typeof(Row))", 5))),
        new("LG1101", "'Best' holds a number, but listwise ranking learns a relevance of each candidate. Declare [Task(Regression, ...)], or [Task(CountRegression, ...)].",
            Join("public sealed record Row([Sequence(2)] float[] Documents, [Label] int Best);", Net("Task(ListwiseRanking, typeof(Row))", 1))),
        new("LG1102", "'Grades' is a 'HashSet<int>', which cannot hold [Relevance]: relevances are an array, memory or list of numbers, bools or of an enum.",
            Join("public sealed record Row([Sequence(2)] float[] Documents, [Label, Relevance] HashSet<int> Grades);", Net("Task(ListwiseRanking, typeof(Row))", 1))),
        new("LG1103", "'Text' is an 'int[]', and causal language modelling can read it in several ways: only as a sequence of tokens, for which it needs the size of the vocabulary. Say which.",
            Join("public sealed record Row([Tokens] int[] Words, [Label] int[] Text);", "[Task(CausalLanguageModeling, typeof(Row))] public sealed class Net() : Module<Tensor, Tensor, Tensor>(\"Net\") { public override Tensor forward(Tensor words, Tensor text) => words; }")),
        new("LG1103", "'Mask' is a sequence of the enum Species, and segmentation can read it in several ways: only as a mask, for which it needs height and width: add [Shape(height, width)]. Say which.",
            Join(Species, Row("[Label] Species[] Mask"), Net("Task(Segmentation, typeof(Row))"))),
        new("LG1010", "'Net.forward' cannot be called with the features of 'Row': no feature is a sequence of tokens. Mark the member that holds the token ids [Tokens], or the one that holds the words [Text].",
            Join(Species, Row("[Label] Species[] Kinds"), Net("Task(TokenClassification, typeof(Row))"))),
        new("LG1010", "'Net.forward' cannot be called with the features of 'Row': no feature is a sequence of tokens. Mark the member that holds the token ids [Tokens], or the one that holds the words [Text].",
            Join(Row("[Label] TokenSpan Answer"), Net("Task(SpanExtraction, typeof(Row))", 2))),
        new("LG1101", "'Answer' holds a span of tokens, but multi-class classification learns a class index or a one-hot row or class probabilities. Declare [Task(SpanExtraction, ...)].",
            Join(Row("[Label] TokenSpan Answer"), Net(Classify))),
        new("LG1102", "'Kind' is an 'int', which cannot hold [Span]: a span is one TokenSpan.",
            Join("public sealed record Row([Tokens(9)] int[] Words, [Label, Span] int Kind);", Net("Task(SpanExtraction, typeof(Row))", 2))),
        new("LG1009", "'Words' is a feature of 'Row', but the padding 9 is no token id. Give an id from 0 to 8, or mark it [Ignore].",
            Join(Species, "public sealed record Row([Tokens(9, Padding = 9)] int[] Words, [Label] Species Kind);", Net(Classify))),
        new("LG1009", "'Words' is a feature of 'Row', but token ids are an array, memory or list of integers or of an enum. Change its type, or remove [Tokens], or mark it [Ignore].",
            Join(Species, "public sealed record Row([Tokens(9)] float[] Words, [Label] Species Kind);", Net(Classify))),
        new("LG1009", "'Words' is a feature of 'Row', but 'float[]' is no text. Make it a string, or an array or list of words, or remove [Text], or mark it [Ignore].",
            Join(Species, "public sealed record Row([Text] float[] Words, [Label] Species Kind);", Net(Classify))),
        new("LG1010", "'Net.forward' cannot be called with the features of 'Row': 'Text' is one text, but the labels are those of its words. Make it an array or list of words: TextWords.Split cuts a text.",
            Join(Species, "public sealed record Row([Text] string Text, [Label] Species[] Kinds);", Net("Task(TokenClassification, typeof(Row))"))),
        new("LG1010", "'Net.forward' cannot be called with the features of 'Row': the label says positions or ids of tokens, which are not known before 'Text' is encoded. Encode the text beforehand and mark the token ids [Tokens].",
            Join("public sealed record Row([Text] string Text, [Label] TokenSpan Answer);", Net("Task(SpanExtraction, typeof(Row))", 2))),
        new("LG1010", "'Net.forward' cannot be called with the features of 'Row': 'Text' is a third text, and a sequence is made of one text or of two. Join some of them, or mark them [Ignore].",
            Join(Species, "public sealed record Row([Text] string Title, [Text] string Body, [Text] string Text, [Label] Species Kind);", Net(Classify))),
        new("LG1010", "'Net.forward' cannot be called with the features of 'Row': 'Words' is a list of words, which cannot be paired with another text. Make the pair two strings, or mark one of them [Ignore].",
            Join(Species, "public sealed record Row([Text] string Title, [Text] string[] Words, [Label] Species Kind);", Net(Classify))),
        new("LG1010", "'Net.forward' cannot be called with the features of 'Row': 'Ids' is a sequence beside the text 'Text', and only one of them can say how long the sequence is. Leave one of them, and mark the other [Ignore].",
            Join(Species, "public sealed record Row([Text] string Text, [Tokens(9)] int[] Ids, [Label] Species Kind);", Net(Classify))),
        new("LG1010", "'Net.forward' cannot be called with the features of 'Row': 'Text' is text and cannot be stacked with 'Length' into 'x'. Give forward one parameter per input, or put all numbers into one array.",
            Join(Species, "public sealed record Row([Text] string Text, float Length, [Label] Species Kind);", Net(Classify))),
        new("LG1010", "'Net.forward' cannot be called with the features of 'Row': the label says which of several texts is the right one, but 'Text' is one text. Mark the array or list that holds the candidates [Text].",
            Join("public sealed record Row([Text] string Text, [Label] int Answer);", Net(Choose, 1))),
        new("LG1010", "'Net.forward' cannot be called with the features of 'Row': 'Ids' holds candidates as well as 'Words', and only one of them can say how many there are. Put each candidate together beforehand, or mark one of the members [Ignore].",
            Join("public sealed record Row([Tokens] int[][] Words, [Tokens] int[][] Ids, [Label] int Answer);", Net(Choose, 1))),
        new("LG1010", "'Net.forward' cannot be called with the features of 'Row': each candidate of 'Words' is a row of its own, but 'Length' belongs to the example as a whole. Put it into each candidate of 'Words', or mark it [Ignore].",
            Join("public sealed record Row([Tokens] int[][] Words, float Length, [Label] int Answer);", Net(Choose, 1))),
        new("LG1010", "'Net.forward' cannot be called with the features of 'Row': each candidate of 'Words' is a row of its own, but the other labels belong to the example as a whole. Learn the choice by a model of its own, with [Task(MultipleChoice, ...)].",
            Join("public sealed record Row([Tokens] int[][] Words, [Label(MultipleChoice)] int Answer, [Label(BinaryClassification)] bool Sick);", "[Task(MultiTask, typeof(Row))] public sealed class Net() : Module<Tensor, (Tensor Answer, Tensor Sick)>(\"Net\") { public override (Tensor Answer, Tensor Sick) forward(Tensor words) => (words, words); }")),
        new("LG1009", "'Words' is a feature of 'Row', but 'int[]' elements are no numbers, bools or enums. Turn it into an array of numbers, or mark it [Ignore].",
            Join(Species, "public sealed record Row([Tokens] int[][] Words, [Label] Species Kind);", Net(Classify))),
        new("LG1012", "[Text] on 'Kind' does nothing: only a feature is text. Remove it or move it.",
            Join(Species, Row("[Label, Text] Species Kind"), Net(Classify))),
        new("LG1012", "[Tokens] on 'Kind' does nothing: only a feature, and the label of a causal language model, is a sequence of tokens. Remove it or move it.",
            Join(Species, Row("[Label, Tokens(3)] Species Kind"), Net(Classify))),
        new("LG1014", "[Shape(2)] on 'Mask' cannot be used: a mask has a height and a width. Give both, as in [Shape(8, 8)].",
            Join(Species, Row("[Label, Shape(2)] Species[] Mask"), Net("Task(Segmentation, typeof(Row))"))),
    ];

    private static IEnumerable<RuleCase> Losses() =>
    [
        new("LG1201", "CategoricalCrossEntropy takes a one-hot row or class probabilities, but 'Kind' is encoded as a class index (Kind is an enum). Use SparseCategoricalCrossEntropy for this label, or encode it as [OneHot].",
            Join(Species, Row("[Label, Loss(CategoricalCrossEntropy)] Species Kind"), Net(Classify))),
        new("LG1201", "SparseCategoricalCrossEntropy takes a class index, but 'Kind' is encoded as a one-hot row (Kind is marked [OneHot]). Use CategoricalCrossEntropy for this label, or give it a type that can hold [ClassIndex].",
            Join(Row("[Label, OneHot(3), Loss(SparseCategoricalCrossEntropy)] float[] Kind"), Net(Classify))),
        new("LG1201", "Hinge takes -1/+1, but 'Sick' is encoded as 0/1 (Sick is a 'bool'). Use BinaryCrossEntropy for this label, or encode it as [SignedBinary].",
            Join(Row("[Label, Loss(Hinge)] bool Sick"), Net(Decide, 1))),
        new("LG1201", "LovaszHinge takes a class index of 2 classes, but 'Mask' is encoded as a class index of 3 classes (Mask is a sequence of the enum Species). Use SparseCategoricalCrossEntropy for this label, or give it 2 classes.",
            Join(Species, Row("[Label, Shape(2, 2), Loss(LovaszHinge)] Species[] Mask"), Net("Task(Segmentation, typeof(Row))"))),
        new("LG1202", "LovaszSoftmax is a loss for segmentation, but 'Kind' is a label of multi-class classification. Use SparseCategoricalCrossEntropy.",
            Join(Species, Row("[Label, Loss(LovaszSoftmax)] Species Kind"), Net(Classify))),
        new("LG1202", "MeanSquaredError is a loss for regression and similarity, but 'Kind' is a label of multi-class classification. Use SparseCategoricalCrossEntropy.",
            Join(Species, Row("[Label, Loss(MeanSquaredError)] Species Kind"), Net(Classify))),
        new("LG1202", "BinaryCrossEntropy is a loss for binary classification and multi-label classification, but 'Kind' is a label of multi-class classification. Use CategoricalCrossEntropy.",
            Join(Species, Row("[Label, OneHot, Loss(BinaryCrossEntropy)] Species Kind"), Net(Classify))),
        new("LG1206", $"[Loss] on 'Price' is given 4242, which is no member of LossKind. Use one of: {string.Join(", ", LossCatalog.All.Where(loss => loss.Serves(TaskKind.Regression)).Select(loss => loss.Kind))}.",
            Join(Row("[Label, Loss((LossKind)4242)] float Price"), Net(Estimate, 1))),
        new("LG1206", $"[Task] on 'Net' is given 99, which is no member of TaskKind. Use one of: {string.Join(", ", TaskCatalog.All.Select(task => task.Kind))}.",
            Join(Row("[Label] float Price"), Net("Task((TaskKind)99, typeof(Row))", 1))),
    ];

    private static IEnumerable<RuleCase> CustomLosses()
    {
        const string Compute = "public static Tensor Compute(Tensor prediction, Tensor target) => (prediction - target).abs();";
        const string Real = "[CustomLoss(PredictionScale.Real, LabelEncoding.Real)]";
        var label = Row("[Label, Loss(typeof(Own))] float Price");
        return
        [
            new("LG1207", "[Loss(typeof(Own))] on 'Price' cannot be used: it does not say what it takes. Mark it [CustomLoss(PredictionScale.Real, LabelEncoding.Real)] if it reads such labels.",
                Join($"public static class Own {{ {Compute} }}", label, Net(Estimate, 1))),
            new("LG1207", "[Loss(typeof(Own))] on 'Price' cannot be used: it has no static method Compute. Write public static Tensor Compute(Tensor prediction, Tensor target).",
                Join($"{Real} public static class Own;", label, Net(Estimate, 1))),
            new("LG1207", "[Loss(typeof(Own))] on 'Price' cannot be used: its method Compute cannot be called with a prediction and a target. Write public static Tensor Compute(Tensor prediction, Tensor target), with Tensor? classWeights as the third parameter where it takes weights.",
                Join($"{Real} public class Own {{ public Tensor Compute(Tensor prediction, Tensor target) => prediction; }}", label, Net(Estimate, 1))),
            new("LG1207", "[Loss(typeof(Own))] on 'Price' cannot be used: it takes PredictionScale.Logits, but a model of regression returns PredictionScale.Real. Write a loss on that, or choose another task.",
                Join($"[CustomLoss(PredictionScale.Logits, LabelEncoding.Real)] public static class Own {{ {Compute} }}", label, Net(Estimate, 1))),
            new("LG1207", "[Loss(typeof(Own<float>))] on 'Price' cannot be used: it is generic. Write a class without type parameters.",
                Join($"{Real} public static class Own<T> {{ {Compute} }}", Row("[Label, Loss(typeof(Own<float>))] float Price"), Net(Estimate, 1))),
            new("LG1207", "[Loss(typeof(Own))] on 'Heard' cannot be used: it judges one row and its label at a time, but the frames of a transcription have no label each, and only CTC sums over all ways to align them. Remove it.",
                Join(Species, $"[CustomLoss(PredictionScale.Logits, LabelEncoding.ClassIndex)] public static class Own {{ {Compute} }}", "public sealed record Row([Sequence(2)] float[] Frames, [Label, Loss(typeof(Own))] Species[] Heard);", Net("Task(Transcription, typeof(Row))", 4))),
            new("LG1201", "typeof(Own) takes a one-hot row, but 'Kind' is encoded as a class index (Kind is an enum). Use SparseCategoricalCrossEntropy for this label, or encode it as [OneHot].",
                Join(Species, $"[CustomLoss(PredictionScale.Logits, LabelEncoding.OneHot)] public static class Own {{ {Compute} }}", Row("[Label, Loss(typeof(Own))] Species Kind"), Net(Classify))),
            new("LG1203", $"[ClassWeights] on 'Kind' cannot apply: typeof(Own) does not take it, only {Takers(LossModifiers.ClassWeights)} would. Remove it.",
                Join(Species, $"[CustomLoss(PredictionScale.Logits, LabelEncoding.ClassIndex)] public static class Own {{ {Compute} }}", Row("[Label, Loss(typeof(Own)), ClassWeights(1, 2, 3)] Species Kind"), Net(Classify))),
            new("LG1302", "'Net' ends in softmax, but custom loss Own takes logits. The run would not fail, it would learn slowly and stay unsure. Return the last layer's output; Predict applies softmax.",
                Join(Species, $"[CustomLoss(PredictionScale.Logits, LabelEncoding.ClassIndex)] public static class Own {{ {Compute} }}", Row("[Label, Loss(typeof(Own))] Species Kind"), Net(Classify, forward: "head.call(x).softmax(1)"))),
        ];
    }

    private static IEnumerable<RuleCase> Modifiers() =>
    [
        new("LG1203", $"[LabelSmoothing] on 'Sick' cannot apply: Hinge does not take it, only {Takers(LossModifiers.LabelSmoothing)} would. Remove it.",
            Join(Row("[Label, SignedBinary, LabelSmoothing(0.1)] bool Sick"), Net(Decide, 1))),
        new("LG1203", $"[ClassWeights] on 'Net' cannot apply: BinaryCrossEntropy does not take it, only {Takers(LossModifiers.ClassWeights)} would. Remove it, or use [PositiveWeight].",
            Join(Row("[Label] bool Sick"), Net(Decide + ", ClassWeights(1, 2)", 1))),
        new("LG1203", "[IgnoreIndex] on 'Kind' cannot apply: 'Kind' is no integer, so no example can hold the value -100. Remove it; leave examples without a label out of the data.",
            Join(Species, Row("[Label, IgnoreIndex] Species Kind"), Net(Classify))),
        new("LG1203", $"[ClassWeights] on 'Mask' cannot apply: LovaszSoftmax does not take it, only {Takers(LossModifiers.ClassWeights)} would. Remove it.",
            Join(Species, Row("[Label, Shape(2, 2), Loss(LovaszSoftmax), ClassWeights(1, 2, 3)] Species[] Mask"), Net("Task(Segmentation, typeof(Row))"))),
        new("LG1203", "[Loss(Delta = ...)] on 'Price' cannot apply: LogCosh does not take it, only Huber and Cauchy would. Remove it.",
            Join(Row("[Label, Loss(LogCosh, Delta = 2)] float Price"), Net(Estimate, 1))),
        new("LG1204", "[LabelSmoothing] on 'Kind' is given 1: expected a number of at least 0 and below 1; 0.1 is usual.",
            Join(Species, Row("[Label, LabelSmoothing(1.0)] Species Kind"), Net(Classify))),
        new("LG1204", "[ClassWeights] on 'Kind' is given NaN: expected finite weights of at least 0.",
            Join(Species, Row("[Label, ClassWeights(1, double.NaN, 1)] Species Kind"), Net(Classify))),
        new("LG1204", "[Loss(Beta = ...)] on 'Price' is given 0: expected a finite number above 0, in units of the target.",
            Join(Row("[Label, Loss(SmoothL1, Beta = 0)] float Price"), Net(Estimate, 1))),
        new("LG1204", "[IgnoreIndex] on 'Kind' is given 0: expected a value that is no class index: below 0, or at least 4.",
            Join(Row("[Label, ClassIndex(4), IgnoreIndex(0)] int Kind"), Net(Classify, 4))),
        new("LG1205", "[ClassWeights] on 'Kind' gives 2 weights, but there are 3 classes: Adelie, Chinstrap, Gentoo. Give one per class, or write [ClassWeights(ClassWeighting.Balanced)] to compute them.",
            Join(Species, Row("[Label, ClassWeights(0.1, 0.9)] Species Kind"), Net(Classify))),
        new("LG1205", "[PositiveWeight] on 'Tags' gives 2 weights, but there are 3 classes: 0, 1, 2. Give one per class, or write [PositiveWeight(ClassWeighting.Balanced)] to compute them.",
            Join(Row("[Label, ClassIndices(3), PositiveWeight(1, 5)] int[] Tags"), Net(Tag))),
        new("LG1204", "[Loss(Margin = ...)] on 'Kind' is given 2: expected a difference of cosines above 0 and up to 1; 0.25 is usual.",
            Join(Species, Row("[Label, Loss(Circle, Margin = 2)] Species Kind"), Net("Task(MetricLearning, typeof(Row))"))),
        new("LG1204", "[Loss(Temperature = ...)] on 'Grades' is given 0: expected a finite number above 0, in units of the score; 0.1 is usual.",
            Join("public sealed record Row([Sequence(2)] float[] Documents, [Label, Loss(ApproximateNdcg, Temperature = 0)] int[] Grades);", Net("Task(ListwiseRanking, typeof(Row))", 1))),
        new("LG1205", "[PositiveWeight] on 'Sick' gives 2 weights, but a yes/no label has one positive class. Give one weight, or write [PositiveWeight(ClassWeighting.Balanced)] to compute it.",
            Join(Row("[Label, PositiveWeight(1, 5)] bool Sick"), Net(Decide, 1))),
    ];

    private static IEnumerable<RuleCase> Heads() =>
    [
        new("LG1301", "The last layer of 'Net' returns 5 numbers per example, but 'Kind' has 3 classes (Adelie, Chinstrap, Gentoo), each of which needs one. Make it 3.",
            Join(Species, Row("[Label] Species Kind"), Net(Classify, 5))),
        new("LG1301", "The last layer of 'Net' returns 2 numbers per example, but 'Sick' is a yes/no label, for which the loss takes one. Make it 1.",
            Join(Row("[Label] bool Sick"), Net(Decide, 2))),
        new("LG1301", "The last layer of 'Net' returns 1 number per example, but 'Place' has 2 quantities. Make it 2.",
            Join(Row("[Label, Real(2)] float[] Place"), Net(Estimate, 1))),
        new("LG1302", "'Net' ends in softmax, but sparse categorical cross-entropy takes logits. The run would not fail, it would learn slowly and stay unsure. Return the last layer's output; Predict applies softmax.",
            Join(Species, Row("[Label] Species Kind"), Net(Classify, forward: "functional.softmax(head.call(x), 1)"))),
        new("LG1302", "'Net' ends in sigmoid, but binary cross-entropy with logits takes logits. The run would not fail, it would learn slowly and stay unsure. Return the last layer's output; Predict applies sigmoid.",
            Join(Row("[Label] bool Sick"), Net(Decide, 1, head: "Sequential(Linear(2, 1), Sigmoid())"))),
        new("LG1302", "'Net' ends in relu, but hinge takes a signed score, which is negative for the negative class. The run would not fail, it would learn slowly and stay unsure. Return the last layer's output; Predict applies the sign.",
            Join(Row("[Label, SignedBinary] bool Sick"), Net(Decide, 1, forward: "head.call(x).relu()"))),
        new("LG1303", "'Net' ends in sigmoid, so it can only predict numbers between 0 and 1. Remove it unless 'Price' always lies there.",
            Join(Row("[Label] float Price"), Net(Estimate, 1, forward: "head.call(x).sigmoid()"))),
        new("LG1304", "NegativeLogLikelihood takes log-probabilities, but 'Net' ends in a Linear layer. End forward in log_softmax, or use SparseCategoricalCrossEntropy, which applies it itself.",
            Join(Species, Row("[Label, Loss(NegativeLogLikelihood)] Species Kind"), Net(Classify))),
        new("LG1304", "NegativeLogLikelihood takes log-probabilities, but 'Net' ends in softmax. End forward in log_softmax, or use SparseCategoricalCrossEntropy, which applies it itself.",
            Join(Species, Row("[Label] Species Kind"), Net(Classify + ", Loss(NegativeLogLikelihood)", forward: "functional.softmax(head.call(x), 1)"))),
        new("LG1304", "BinaryCrossEntropyOfProbabilities takes probabilities, but 'Net' ends in a Linear layer. End forward in sigmoid, or use BinaryCrossEntropy, which applies it itself.",
            Join(Row("[Label, Loss(BinaryCrossEntropyOfProbabilities)] bool Sick"), Net(Decide, 1))),
        new("LG1305", "'Net' learns what is normal by Deep SVDD, but its layer Linear has a bias. The run would not fail, it could return the centre for everything: the loss is 0 then, and the score says nothing. Add hasBias: false.",
            Join(Row("[Label] bool? Sick"), Net(Detect, 8))),
        new("LG1305", "'Net' learns what is normal by Deep SVDD, but its layer Conv1d has a bias. The run would not fail, it could return the centre for everything: the loss is 0 then, and the score says nothing. Add bias: false.",
            Join("public sealed record Row([Shape(1, 9)] float[] Signal, [Label] bool Sick);", Net(Detect, head: "Sequential(Conv1d(1, 4, 3, bias: true), Flatten(), nn.Linear(28, 8, false))"))),
        new("LG1202", "DeepSad is a loss for anomaly detection, but 'Sick' is a label of binary classification. Use BinaryCrossEntropy.",
            Join(Row("[Label, Loss(DeepSad)] bool Sick"), Net(Decide, 1))),
        new("LG1203", "[Loss(Eta = ...)] on 'Sick' cannot apply: DeepSvdd does not take it, only DeepSad would. Remove it.",
            Join(Row("[Label, Loss(DeepSvdd, Eta = 2)] bool Sick"), Net(Detect, head: "Linear(2, 8, hasBias: false)"))),
        new("LG1204", "[Loss(Eta = ...)] on 'Sick' is given 0: expected a finite number above 0; 1 is usual.",
            Join(Row("[Label, Loss(DeepSad, Eta = 0)] bool Sick"), Net(Detect, 8))),
        new("LG1016", "'Net.forward' returns 'Tensor', but Objectosphere takes the features beside the logits that are made of them. Return both, as in Module<Tensor, (Tensor Logits, Tensor Features)>.",
            Join(Species, Row("[Label, Loss(Objectosphere)] Species? Kind"), Net(Recognise))),
        new("LG1001", "'Net' has [Task] but is no module that LossGen can call: its forward uses '(Tensor, Tensor)', not only Tensor. Derive it from Module<Tensor, Tensor>, or from Module<Tensor, ..., Tensor> with one parameter per input.",
            Join(Species, Row("[Label] Species? Kind"), $"[{Recognise}] public sealed class Net() : Module<Tensor, (Tensor, Tensor)>(\"Net\") {{ public override (Tensor, Tensor) forward(Tensor x) => (x, x); }}")),
        new("LG1203", $"[ClassWeights] on 'Kind' cannot apply: EntropicOpenSet does not take it, only {Takers(LossModifiers.ClassWeights)} would. Remove it.",
            Join(Species, Row("[Label, ClassWeights(1, 2, 3)] Species? Kind"), Net(Recognise))),
        new("LG1206", $"[Label] on 'Price' is given AnomalyDetection, which is no member of TaskKind that one label can have. Use one of: {string.Join(", ", TaskCatalog.All.Where(task => task.CanBeOneOfSeveral).Select(task => task.Kind))}.",
            Join(Both("[Label(AnomalyDetection)] bool Price"), TwoHeads())),
    ];

    private static IEnumerable<RuleCase> SeveralLabels() =>
    [
        new("LG1010", "'Net.forward' cannot be called with the features of 'Row': no feature is a sequence. Mark the member that holds vectors [Sequence(width)], or the one that holds token ids [Tokens].",
            Join(Species, "public sealed record Row([Feature, Shape(2)] float[] Frames, [Label] Species[] Heard);", Net("Task(Transcription, typeof(Row))", 4))),
        new("LG1009", "'Frames' is a feature of 'Row', but a vector of 0 numbers holds nothing. Give the numbers per vector, as in [Sequence(13)], or mark it [Ignore].",
            Join(Species, "public sealed record Row([Sequence(0)] float[] Frames, [Label] Species[] Heard);", Net("Task(Transcription, typeof(Row))", 4))),
        new("LG1009", "'Frames' is a feature of 'Row', but vectors are an array, memory or list of numbers. Change its type, or remove [Sequence], or mark it [Ignore].",
            Join(Species, "public sealed record Row([Sequence(2)] HashSet<float> Frames, [Label] Species[] Heard);", Net("Task(Transcription, typeof(Row))", 4))),
        new("LG1301", "The last layer of 'Net' returns 3 numbers per example, but 'Heard' has 3 classes, each of which needs one, and the blank another. Make it 4.",
            Join(Species, "public sealed record Row([Sequence(2)] float[] Frames, [Label] Species[] Heard);", Net("Task(Transcription, typeof(Row))", 3))),
        new("LG1101", "'Heard' holds one class of an enum, but transcription learns a class index in a sequence. Declare [Task(Classification, ...)], or [Task(OrdinalRegression, ...)].",
            Join(Species, "public sealed record Row([Sequence(2)] float[] Frames, [Label] Species Heard);", Net("Task(Transcription, typeof(Row))", 4))),
        new("LG1001", "'Net' has [Task] but is no module that LossGen can call: its forward uses 'int', not only Tensor. Derive it from Module<Tensor, Tensor>, or from Module<Tensor, ..., Tensor> with one parameter per input.",
            Join(Both(), "[Task(MultiTask, typeof(Row))] public sealed class Net() : Module<Tensor, (Tensor, int)>(\"Net\") { public override (Tensor, int) forward(Tensor x) => (x, 1); }")),
        new("LG1016", "'Net.forward' returns 'Tensor', but there are 2 labels: 'Price' and 'Sold'. Return a tuple of 2 tensors, as in Module<Tensor, (Tensor Price, Tensor Sold)>.",
            Join(Both(), Net("Task(MultiTask, typeof(Row))", 1))),
        new("LG1016", "'Net.forward' returns '(Tensor, Tensor, Tensor)', but there are 2 labels: 'Price' and 'Sold'. Return a tuple of 2 tensors, as in Module<Tensor, (Tensor Price, Tensor Sold)>.",
            Join(Both(), "[Task(MultiTask, typeof(Row))] public sealed class Net() : Module<Tensor, (Tensor, Tensor, Tensor)>(\"Net\") { public override (Tensor, Tensor, Tensor) forward(Tensor x) => (x, x, x); }")),
        new("LG1016", "'Net.forward' returns 'Tensor', but only 'Price' is marked [Label]. Mark a second label, or declare [Task(Regression, ...)].",
            Join(Row("[Label(Regression)] float Price"), Net("Task(MultiTask, typeof(Row))", 1))),
        new("LG1016", "'Net.forward' returns '(Tensor Price, Tensor Age)', but no label is named 'Age'. Name the elements of the tuple after the labels 'Price' and 'Sold'.",
            Join(Both(), TwoHeads("Tensor Price, Tensor Age"))),
        new("LG1016", "'Net.forward' returns '(Tensor Sold, Tensor)', but two of its elements stand for 'Sold'. Name all elements of the tuple after the labels 'Price' and 'Sold', or none.",
            Join(Both(), TwoHeads("Tensor Sold, Tensor"))),
        new("LG1109", "'Price' is a label of 'Row', of which several are learned, and does not say what is learned of it. Write [Label(Regression)].",
            Join(Both("[Label] float Price"), TwoHeads())),
        new("LG1109", "'Price' is a label of 'Row', of which several are learned, and does not say what is learned of it. Write [Label(Classification)].",
            Join(Species, Both("[Label] Species Price"), TwoHeads(first: 3))),
        new("LG1206", $"[Label] on 'Price' is given MultiTask, which is no member of TaskKind that one label can have. Use one of: {string.Join(", ", TaskCatalog.All.Where(task => task.CanBeOneOfSeveral).Select(task => task.Kind))}.",
            Join(Both("[Label(MultiTask)] float Price"), TwoHeads())),
        new("LG1012", "[Label(Regression)] on 'Sick' does nothing: [Task(BinaryClassification)] on 'Net' says what is learned; only [Task(MultiTask)] asks the labels. Remove it or move it.",
            Join(Row("[Label(Regression)] bool Sick"), Net(Decide, 1))),
        new("LG1012", "[LossWeight] on 'Sick' does nothing: a single loss is not weighed against others. Remove it or move it.",
            Join(Row("[Label, LossWeight(2)] bool Sick"), Net(Decide, 1))),
        new("LG1012", "[UncertaintyWeighting] on 'Net' does nothing: a single loss is not weighed against others. Remove it or move it.",
            Join(Row("[Label] bool Sick"), Net(Decide + ", UncertaintyWeighting", 1))),
        new("LG1012", "[LossWeight] on 'Price' does nothing: 'Net' is marked [UncertaintyWeighting] and learns the weights. Remove it or move it.",
            Join(Both("[Label(Regression), LossWeight(2)] float Price"), TwoHeads(attributes: "UncertaintyWeighting"))),
        new("LG1012", "[Loss] on 'Net' does nothing: it does not say which of the labels is meant: put it on the label. Remove it or move it.",
            Join(Both(), TwoHeads(attributes: "Loss(Huber)"))),
        new("LG1204", "[LossWeight] on 'Price' is given -1: expected a finite number above 0; to leave a label out, mark it [Ignore].",
            Join(Both("[Label(Regression), LossWeight(-1)] float Price"), TwoHeads())),
        new("LG1101", "'Price' holds one class of an enum, but regression learns a real number. Declare [Label(Classification)], or [Label(OrdinalRegression)].",
            Join(Species, Both("[Label(Regression)] Species Price"), TwoHeads())),
        new("LG1301", "The last layer of 'Net' returns 4 numbers per example, but 'Price' has 3 classes (Adelie, Chinstrap, Gentoo), each of which needs one. Make it 3.",
            Join(Species, Both("[Label(Classification)] Species Price"), TwoHeads(first: 4))),
        new("LG1302", "'Net' ends in sigmoid, but binary cross-entropy with logits takes logits. The run would not fail, it would learn slowly and stay unsure. Return the last layer's output; Predict applies sigmoid.",
            Join(Both(), TwoHeads(second: "sold.call(x).sigmoid()"))),
    ];

    /// <summary>The losses that take a modifier, as messages list them: a new one is no reason to write the cases anew.</summary>
    private static string Takers(LossModifiers modifier)
    {
        var takers = LossCatalog.All.Where(loss => loss.Takes(modifier)).Select(loss => loss.Kind.ToString()).ToArray();
        return $"{string.Join(", ", takers[..^1])} and {takers[^1]}";
    }

    private static string Both(string first = "[Label(Regression)] float Price") => Row(first + ", [Label(BinaryClassification)] bool Sold");

    /// <summary>A model of two features with two heads whose last layers are visible.</summary>
    private static string TwoHeads(string outputs = "Tensor Price, Tensor Sold", int first = 1, string second = "sold.call(x)", string attributes = "") =>
        $$"""
        [Task(MultiTask, typeof(Row)){{(attributes.Length > 0 ? ", " + attributes : "")}}]
        public sealed class Net : Module<Tensor, ({{outputs}})>
        {
            private readonly Module<Tensor, Tensor> price = Linear(2, {{first}});
            private readonly Module<Tensor, Tensor> sold = Linear(2, 1);

            public Net() : base("Net") => RegisterComponents();

            public override ({{outputs}}) forward(Tensor x) => (price.call(x), {{second}});
        }
        """;
}
