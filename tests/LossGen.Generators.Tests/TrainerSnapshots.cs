using LossGen.Generators.Tests.Harness;

namespace LossGen.Generators.Tests;

/// <summary>One trainer per kind of label, as files that can be read in a review.</summary>
public sealed class TrainerSnapshots
{
    [Fact]
    public void Classification_of_an_enum() => Match(
        "Penguin",
        "Classification",
        "public sealed record Penguin(float BillLength, float BillDepth, float FlipperLength, float BodyMass, [Label] Species Species);",
        "public enum Species { Adelie, Chinstrap, Gentoo }");

    [Fact]
    public void Binary_of_prepared_members() => Match(
        "Passenger",
        "BinaryClassification",
        """
        [Standardize]
        public sealed record Passenger(
            [Missing(MissingFill.Median, Indicator = true)] float? Age,
            [Log1p] double Fare,
            [Categories(4), Missing(MissingFill.MostFrequent)] string? Port,
            [OneHot, Missing(MissingFill.Zero, Indicator = true)] Deck? Deck,
            [Categories("2", "4", "8")] int Code,
            [DateParts(DatePart.Days | DatePart.Month | DatePart.TimeOfDay)] DateTime Boarded,
            bool IsCrew,
            [Label] bool Survived);
        """,
        "public enum Deck { Lower, Middle, Upper }");

    [Fact]
    public void Regression_of_a_scaled_label() => Match(
        "House",
        "Regression",
        "public sealed record House([Standardize, Shape(3, 8, 8)] byte[] Photo, [Categories(20, Least = 5), ClassIndex] string Street, [Label, Log1p, Standardize] double Price);",
        parameters: "Tensor photo, Tensor street", arguments: "Tensor, Tensor, Tensor");

    [Fact]
    public void Classification_of_one_hot_rows_with_given_weights() => Match(
        "Blob",
        "Classification",
        "public sealed record Blob(float X, float Y, [Label, OneHot(3), Classes(\"left\", \"middle\", \"right\"), ClassWeights(1, 2, 0.5), LabelSmoothing(0.1)] float[] Side);");

    [Fact]
    public void Classification_of_an_image_with_an_ignored_index() => Match(
        "Digit",
        "Classification",
        "public sealed record Digit([Feature, Shape(1, 8, 8)] byte[] Pixels, [Label, ClassIndex(10), IgnoreIndex(-1), ClassWeights(Balanced)] int Value);");

    [Fact]
    public void Binary_with_a_positive_weight() => Match(
        "Tumour",
        "BinaryClassification",
        "public sealed record Tumour(double Radius, double Texture, [Label, PositiveWeight(Balanced)] Diagnosis Diagnosis);",
        "public enum Diagnosis { Benign, Malignant }");

    [Fact]
    public void Binary_on_a_hinge() => Match(
        "Mail",
        "BinaryClassification",
        "public sealed record Mail(ReadOnlyMemory<float> Words, [Label, SignedBinary, Loss(SquaredHinge)] bool IsSpam);");

    [Fact]
    public void Multi_label_of_flags() => Match(
        "Developer",
        "MultiLabel",
        "public sealed record Developer(float Salary, [OneHot] Country Country, bool Remote, [Label] Roles Roles);",
        "public enum Country { Austria, Brazil, Chad } [Flags] public enum Roles { None = 0, Web = 1, Mobile = 2, Data = 4, Full = Web | Mobile | Data }");

    [Fact]
    public void Multi_label_of_lists_of_class_indices() => Match(
        "Article",
        "MultiLabel",
        "public sealed record Article(ReadOnlyMemory<float> Words, [Label, ClassIndices(50), PositiveWeight(Balanced)] int[] Topics);");

    [Fact]
    public void Ranking_of_lists() => Match(
        "Query",
        "ListwiseRanking",
        "public sealed record Query([Sequence(4)] float[] Documents, [Label] int[] Relevance);");

    [Fact]
    public void Regression_with_Huber() => Match(
        "Concrete",
        "Regression",
        "public sealed record Concrete(double Cement, double Water, int Age, [Label, Loss(Huber, Delta = 2.5)] double Strength);");

    [Fact]
    public void Ordinal_regression_of_an_enum() => Match(
        "Review",
        "OrdinalRegression",
        "public sealed record Review(float Length, float Exclamations, [Label] Rating Rating);",
        "public enum Rating { Poor, Fair, Good, Great }");

    [Fact]
    public void Quantile_regression() => Match(
        "Trip",
        "QuantileRegression",
        "public sealed record Trip(float Distance, float Hour, [Label, Quantiles(0.05, 0.5, 0.95)] float Minutes);");

    [Fact]
    public void Token_classification_of_tags() => Match(
        "Sentence",
        "TokenClassification",
        "public sealed record Sentence([Tokens(5000)] int[] Words, [Tokens] Shape[] Shapes, [Label, ClassWeights(Balanced)] Tag[] Tags);",
        "public enum Shape { Lower, Capital, Digits } public enum Tag { O, B_Person, I_Person }",
        parameters: "Tensor words, Tensor shapes, Tensor mask", arguments: "Tensor, Tensor, Tensor, Tensor");

    [Fact]
    public void Classification_of_text() => Match(
        "Complaint",
        "Classification",
        "public sealed record Complaint([Text] string Body, [Label, ClassWeights(Balanced)] Topic Topic);",
        "public enum Topic { Billing, Delivery, Quality }",
        parameters: "Tensor tokens, Tensor paddingMask", arguments: "Tensor, Tensor, Tensor");

    [Fact]
    public void Regression_of_a_pair_of_texts() => Match(
        "Pair",
        "Regression",
        "public sealed record Pair([Text] string First, [Text] string Second, [Label] float Score);",
        parameters: "Tensor tokens, Tensor tokenTypes, Tensor paddingMask", arguments: "Tensor, Tensor, Tensor, Tensor");

    [Fact]
    public void Token_classification_of_words() => Match(
        "Line",
        "TokenClassification",
        "public sealed record Line([Text] IReadOnlyList<string> Words, [Label, ClassWeights(Balanced)] Tag[] Tags);",
        "public enum Tag { O, B_Person, I_Person }",
        parameters: "Tensor tokens, Tensor mask, Tensor lengths", arguments: "Tensor, Tensor, Tensor, Tensor");

    [Fact]
    public void A_causal_language_model() => Match(
        "Phrase",
        "CausalLanguageModeling",
        "public sealed record Phrase([Label, Tokens(32000)] ReadOnlyMemory<int> Text);");

    [Fact]
    public void Classification_with_a_custom_loss() => Match(
        "Flower",
        "Classification",
        "public sealed record Flower([Feature] float Petal, [Feature] float Sepal, [Label, ClassIndex(3), IgnoreIndex(-1), Loss(typeof(OwnLoss))] int Kind);",
        "[CustomLoss(PredictionScale.Logits, LabelEncoding.ClassIndex)] public static class OwnLoss { public static Tensor Compute(Tensor logits, Tensor target) => nn.functional.cross_entropy(logits, target, reduction: nn.Reduction.None); }");

    [Fact]
    public void Segmentation_of_bytes() => Match(
        "Tile",
        "Segmentation",
        "public sealed record Tile([Feature, Shape(3, 32, 32)] float[] Colours, [Label, Shape(32, 32), ClassIndex(4), IgnoreIndex(255)] byte[] Mask);");

    [Fact]
    public void Transcription_of_vectors() => Match(
        "Recording",
        "Transcription",
        "public sealed record Recording([Sequence(13)] float[] Frames, [Label] Phone[] Phones);",
        "public enum Phone { A, E, I, O, U }",
        parameters: "Tensor frames, Tensor lengths", arguments: "Tensor, Tensor, Tensor");

    [Fact]
    public void Multiple_choice_of_vectors() => Match(
        "Quiz",
        "MultipleChoice",
        "public sealed record Quiz([Sequence(4)] float[] Candidates, [Label] int Answer);",
        parameters: "Tensor candidates, Tensor mask", arguments: "Tensor, Tensor, Tensor");

    [Fact]
    public void Multiple_choice_of_token_sequences() => Match(
        "Cloze",
        "MultipleChoice",
        "public sealed record Cloze([Tokens(5000, Padding = 1)] IReadOnlyList<int[]> Endings, [Label] int Answer);",
        parameters: "Tensor tokens, Tensor mask", arguments: "Tensor, Tensor, Tensor");

    [Fact]
    public void Multiple_choice_of_texts_beside_another() => Match(
        "Question",
        "MultipleChoice",
        "public sealed record Question([Text] string Context, [Text] string[] Answers, [Label] int Right);",
        parameters: "Tensor tokens, Tensor tokenTypes, Tensor paddingMask", arguments: "Tensor, Tensor, Tensor, Tensor");

    [Fact]
    public void Anomaly_detection_with_labels_that_may_be_missing() => Match(
        "Pump",
        "AnomalyDetection",
        "public sealed record Pump(float Pressure, float Vibration, [Label, Loss(DeepSad, Eta = 2)] Wear? Wear);",
        "public enum Wear { Fine, Broken }");

    [Fact]
    public void Open_set_classification_of_a_nullable_enum() => Match(
        "Sighting",
        "OpenSetClassification",
        "public sealed record Sighting(float Length, float Weight, [Label] Species? Species);",
        "public enum Species { Adelie, Chinstrap, Gentoo }");

    [Fact]
    public void Open_set_classification_with_features_beside_the_logits() => Snapshot.Match("Capture", GeneratorRun.Of(
        """
        namespace Snapshots;
        public sealed record Capture(float Length, float Weight, [Label, Classes("fox", "cat", "hare")] int? Animal);
        [Task(OpenSetClassification, typeof(Capture)), Loss(Objectosphere, Margin = 5)]
        public sealed class CaptureNet : Module<Tensor, (Tensor Logits, Tensor Features)>
        {
            private readonly TorchSharp.Modules.Linear features = Linear(2, 16);
            private readonly TorchSharp.Modules.Linear logits = Linear(16, 3, hasBias: false);

            public CaptureNet() : base(nameof(CaptureNet)) => RegisterComponents();

            public override (Tensor Logits, Tensor Features) forward(Tensor input)
            {
                var shown = features.call(input).relu();
                return (logits.call(shown), shown);
            }
        }
        """).Trainer);

    [Fact]
    public void Several_labels_of_one_example() => Snapshot.Match("Flat", GeneratorRun.Of(
        """
        namespace Snapshots;
        public enum District { North, East, South, West }
        public sealed record Flat(float Area, float Floor, [Label(Regression), LossWeight(0.5)] double Rent, [Label(Classification), ClassWeights(Balanced)] District District, [Label(BinaryClassification)] bool HasLift);
        [Task(MultiTask, typeof(Flat))]
        public sealed class FlatNet : Module<Tensor, (Tensor Rent, Tensor District, Tensor HasLift)>
        {
            private readonly TorchSharp.Modules.Linear rent = Linear(2, 1);
            private readonly TorchSharp.Modules.Linear district = Linear(2, 4);
            private readonly TorchSharp.Modules.Linear hasLift = Linear(2, 1);

            public FlatNet() : base(nameof(FlatNet)) => RegisterComponents();

            public override (Tensor Rent, Tensor District, Tensor HasLift) forward(Tensor input) => (rent.call(input), district.call(input), hasLift.call(input));
        }
        """).Trainer);

    [Fact]
    public void Several_labels_weighted_by_uncertainty() => Snapshot.Match("Request", GeneratorRun.Of(
        """
        namespace Snapshots;
        public enum Slot { O, B_City, I_City }
        public sealed record Request([Feature, Tokens(5000)] int[] Words, [Label(TokenClassification)] Slot[] Slots, [Label(Classification), ClassIndex(8)] int Intent);
        [Task(MultiTask, typeof(Request)), UncertaintyWeighting]
        public sealed class RequestNet : Module<Tensor, (Tensor Intent, Tensor Slots)>
        {
            private readonly TorchSharp.Modules.Embedding words = Embedding(5000, 16);
            private readonly TorchSharp.Modules.Linear slots = Linear(16, 3);
            private readonly TorchSharp.Modules.Linear intent = Linear(16, 8);

            public RequestNet() : base(nameof(RequestNet)) => RegisterComponents();

            public override (Tensor Intent, Tensor Slots) forward(Tensor tokens)
            {
                var embedded = words.call(tokens);
                return (intent.call(embedded.mean([1L])), slots.call(embedded));
            }
        }
        """).Trainer);

    private static void Match(string name, string task, string example, string others = "", string parameters = "Tensor input", string arguments = "Tensor, Tensor") => Snapshot.Match(
        name,
        GeneratorRun.Of($"namespace Snapshots;\n{others}\n{example}\n[Task({task}, typeof({name}))]\n{Sources.Model(name + "Net", parameters: parameters, arguments: arguments)}").Trainer);
}
