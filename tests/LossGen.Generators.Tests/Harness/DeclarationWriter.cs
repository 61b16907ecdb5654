using System.Text;

namespace LossGen.Generators.Tests.Harness;

/// <summary>Writes declarations at random: sensible ones, odd ones and wrong ones, each in a namespace of its own.</summary>
internal sealed class DeclarationWriter(int seed)
{
    private const string Shared =
        """
        public enum Species { Adelie, Chinstrap, Gentoo }
        public enum Mood { Calm, Upset }
        public enum Odd : long { Low = -5, @class = 3, High = 9_000_000_000 }
        public enum Old { [Obsolete] First, [Obsolete("gone", true)] Second, Third }
        public enum OldNegative { [Obsolete] Below = -2, None = 0, Above = 7 }
        public enum Twice { A, B, C = B, D }
        public enum Only { One }
        [Flags] public enum Roles { None = 0, Front = 1, Back = 2, [Obsolete] Data = 4 }

        """;

    private static readonly string[] Numbers = ["float", "double", "int", "byte", "long", "decimal", "short", "uint", "sbyte"];

    private static readonly string[] Names =
    [
        "A", "B", "Width", "Length", "Count", "Target", "Batch", "Loss", "Model", "Options", "Fit", "Predict", "Device", "Features", "Input", "Texts", "Preparation", "PreparedMembers",
        "Use", "Observe", "Inputs", "Classes", "Description", "Denominator", "Row", "Rows", "Example", "Examples", "Logits", "Target2", "@class", "@event", "value", "record", "index", "step", "epoch", "run", "batch",
    ];

    private static readonly string[] TypeNames = ["Row", "Penguin", "Batch", "Check", "Prediction", "Metrics", "Encoder", "EncodedText", "TextCache", "ITextEncoder", "Tensor2", "record", "@event", "Calendar", "TrainingRun", "_", "var"];

    private static readonly string[] Tasks =
    [
        "Classification", "BinaryClassification", "MultiLabel", "Regression", "CountRegression", "OrdinalRegression", "QuantileRegression", "HeteroscedasticRegression", "TokenClassification", "CausalLanguageModeling",
        "Segmentation", "PairwiseRanking", "Similarity", "Verification", "MetricLearning", "MultipleChoice", "ListwiseRanking", "OpenSetClassification", "AnomalyDetection", "Transcription", "MaskedLanguageModeling", "SpanExtraction",
    ];

    /// <summary>Labels that a task most often has: most declarations are then right.</summary>
    private static readonly Dictionary<string, string[]> Fitting = new()
    {
        ["Classification"] = ["Species", "Old", "OldNegative", "Odd", "bool", "[ClassIndex(4)] int", "[OneHot(3)] float[]", "[OneHot] Species", "[Probabilities(3)] double[]", "[ClassIndex(3), IgnoreIndex(-1)] int", "[LabelSmoothing(0.1), ClassWeights(Balanced)] Old", "[Loss(Focal)] Species", "[Loss(MultiMargin)] Old"],
        ["BinaryClassification"] = ["bool", "Mood", "[Binary] int", "[SignedBinary] bool", "[SignedBinary, Loss(Hinge)] Mood", "[PositiveWeight(Balanced)] bool", "[Loss(BinaryFocal)] bool"],
        ["MultiLabel"] = ["Roles", "HashSet<Species>", "[MultiHot(4)] bool[]", "[ClassIndices(9)] int[]", "Old[]", "IReadOnlySet<Old>"],
        ["Regression"] = ["float", "double", "int", "[Standardize] double", "[Real(3)] float[]", "[Real(2), Standardize] double[]", "[Loss(Huber, Delta = 2)] float", "[Log1p, MinMax] float"],
        ["CountRegression"] = ["int", "[Count] double"],
        ["OrdinalRegression"] = ["Species", "Old", "[Rank(5)] int"],
        ["QuantileRegression"] = ["[Quantiles(0.1, 0.9)] float", "[Quantiles(0.5), Robust] double"],
        ["HeteroscedasticRegression"] = ["float", "[Standardize] float"],
        ["TokenClassification"] = ["Species[]", "Old[]", "[ClassIndex(5)] int[]"],
        ["CausalLanguageModeling"] = ["[Tokens(50)] int[]"],
        ["Segmentation"] = ["[Shape(4, 4), ClassIndex(3)] byte[]", "[Shape(4, 4)] Old[]"],
        ["PairwiseRanking"] = ["bool", "Mood"],
        ["Similarity"] = ["float"],
        ["Verification"] = ["bool"],
        ["MetricLearning"] = ["Species", "[ClassIndex(10)] int"],
        ["MultipleChoice"] = ["int"],
        ["ListwiseRanking"] = ["int[]", "float[]"],
        ["OpenSetClassification"] = ["Species?", "Old?"],
        ["AnomalyDetection"] = ["bool", "Mood?"],
        ["Transcription"] = ["Species[]", "Old[]"],
        ["MaskedLanguageModeling"] = ["[Tokens(50)] int[]"],
        ["SpanExtraction"] = ["TokenSpan"],
    };

    private readonly Random _random = new(seed);

    /// <summary>A file with one declaration: example, label, model.</summary>
    public string Write(string space)
    {
        var text = new StringBuilder($"namespace {space};\n").Append(Shared);
        var example = Chance(0.75) ? "Row" : Pick(TypeNames);
        var model = Chance(0.85) ? "Net" : Pick(TypeNames);
        if (model.TrimStart('@') == example.TrimStart('@'))
            model = "Net";

        var isSeveral = Chance(0.12);
        var task = isSeveral ? "MultiTask" : Pick(Tasks);
        var (features, parameters) = Features(task);
        var used = new HashSet<string>(features.Select(feature => feature.Name.TrimStart('@').ToUpperInvariant()));
        var labels = new List<(string Attributes, string Type, string Name)>();
        var count = isSeveral ? _random.Next(1, 4) : Chance(0.03) ? 2 : Chance(0.02) ? 0 : 1;
        var tasks = new List<string>();
        for (var index = 0; index < count; index++)
        {
            var own = isSeveral ? Pick(Tasks) : task;
            tasks.Add(own);
            var (attributes, type) = Split(Chance(0.9) ? Pick(Fitting[own]) : Pick(Fitting[Pick(Tasks)]));
            labels.Add(($"Label{(isSeveral && Chance(0.95) ? $"({own})" : "")}{(attributes.Length > 0 ? ", " + attributes : "")}{(Chance(0.05) ? ", LossWeight(0.5)" : "")}", type, Name(used, "Label" + index)));
        }

        var members = features.Select(feature => (feature.Attributes, feature.Type, feature.Name)).Concat(labels).ToArray();
        Append(text, example, members);
        AppendModel(text, model, example, task, isSeveral ? tasks.Count : 1, parameters);
        return text.ToString();
    }

    private (List<(string Attributes, string Type, string Name)> Features, string[] Parameters) Features(string task)
    {
        var used = new HashSet<string>();
        var features = new List<(string, string, string)>();
        if (task is "TokenClassification" or "SpanExtraction" or "Transcription" or "MultipleChoice" or "ListwiseRanking" or "MaskedLanguageModeling" && Chance(0.9))
        {
            var (attributes, type) = Split(task switch
            {
                "Transcription" or "ListwiseRanking" => Pick("[Sequence(3)] float[]", "[Sequence(3), Standardize] double[]"),
                "MultipleChoice" => Pick("[Sequence(3)] float[]", "[Tokens(40)] int[][]", "[Text] string[]"),
                "MaskedLanguageModeling" => Pick("[Tokens(50)] int[]", "[Tokens] int[]"),
                _ => Pick("[Tokens(50)] int[]", "[Tokens] Old[]", "[Text] string[]", "[Sequence(2)] IReadOnlyList<float>"),
            });
            features.Add((attributes, type, Name(used, "Steps")));
            return (features, Chance(0.5) ? [Lower(features[0].Item3), Pick("mask", "paddingMask", "lengths")] : ["input"]);
        }

        if (task == "CausalLanguageModeling")
            return (features, ["input"]);

        if (Chance(0.2))
        {
            var (attributes, type) = Split(Pick(
                "[Shape(1, 4, 4)] float[]", "[Shape(3, 4, 4), Standardize] byte[]", "float[]", "[Standardize] ReadOnlyMemory<double>", "[Text] string", "[ClassIndex] Old", "[ClassIndex(9)] int", "[Categories(5), ClassIndex] string",
                "[Tokens] Species[]", "[Log1p] IReadOnlyList<float>", "[Robust] float[]", "HashSet<float>", "[Scale(0.5)] bool[]"));
            features.Add((attributes, type, Name(used, "Only")));
            return (features, ["input"]);
        }

        var count = _random.Next(1, 5);
        for (var index = 0; index < count; index++)
        {
            var (attributes, type) = Split(Scalar());
            features.Add((attributes, type, Name(used, "Feature" + index)));
        }

        // With several parameters each takes the feature of its name; sometimes it does not.
        return (features, Chance(0.8) ? ["input"] : [.. features.Select(feature => Lower(feature.Item3))]);
    }

    private string Scalar() => _random.Next(16) switch
    {
        0 => "[OneHot] Species",
        1 => "[OneHot] Old",
        2 => "[Missing(MissingFill.Mean)] float?",
        3 => Pick("[Missing(MissingFill.Median, Indicator = true)] double", "[Missing(MissingFill.Zero)] decimal?", "[Missing(MissingFill.MostFrequent)] bool?", "[Missing(MissingFill.Mean)] int"),
        4 => Pick("[Categories(5)] string", "[Categories(\"a\", \"b\")] string", "[Categories] Old", "[Categories(4)] int", "[Categories(3), Missing(MissingFill.Zero, Indicator = true)] string?", "[Categories(3)] long?"),
        5 => Pick("[OneHot, Missing(MissingFill.MostFrequent)] Species?", "[OneHot, Missing(MissingFill.Zero, Indicator = true)] OldNegative?"),
        6 => Pick("[DateParts(DatePart.Days | DatePart.Month)] DateTime", "[DateParts(DatePart.DayOfWeek)] DateOnly", "[DateParts(DatePart.TimeOfDay)] TimeOnly", "[DateParts(DatePart.Year), MinMax] DateTimeOffset"),
        7 => Pick("[Log1p] double", "[Log1p, Standardize] float", "[Scale(0.1, Offset = 2)] int", "[MinMax] decimal", "[Robust] byte", "[Standardize] bool"),
        8 => "bool",
        9 => Pick("string", "float?", "DateTime", "Species", "object", "[Ignore] string", "Roles"),
        10 => Pick("[Obsolete] float", "[Obsolete(\"gone\", true)] float", "[Obsolete, Standardize] double"),
        _ => Pick(Numbers),
    };

    private void Append(StringBuilder text, string example, IReadOnlyList<(string Attributes, string Type, string Name)> members)
    {
        if (Chance(0.2))
            text.Append(Pick("[Standardize]\n", "[MinMax]\n", "[Robust]\n", "[Obsolete]\n"));

        // Obsolete belongs to the property of a record, not to the parameter.
        var isRecord = Chance(0.6) && !members.Any(member => member.Attributes.Contains("Obsolete", StringComparison.Ordinal));
        if (isRecord)
        {
            text.Append($"public {Pick("sealed record", "record", "readonly record struct")} {example}({string.Join(", ", members.Select(member => $"{Brackets(member.Attributes)}{member.Type} {member.Name}"))});\n");
            return;
        }

        var form = _random.Next(3);
        text.Append($"public {(form == 0 ? "struct" : "class")} {example}\n{{\n");
        foreach (var (attributes, type, name) in members)
            text.Append($"    {Brackets(attributes)}public {(form == 2 ? "required " : "")}{type} {name}{(form == 0 ? ";" : form == 1 ? $" {{ get; init; }} = default!;" : " { get; init; }")}\n");

        text.Append("}\n");
    }

    private void AppendModel(StringBuilder text, string model, string example, string task, int outputs, string[] parameters)
    {
        var attributes = new List<string> { $"Task({task}, typeof({example}))" };
        if (Chance(0.08))
            attributes.Add(Pick("UncertaintyWeighting", "ClassWeights(Balanced)", "LabelSmoothing(0.05)", "Loss(Focal)", "Obsolete", "Loss(MeanAbsoluteError)"));

        var returned = outputs > 1 ? $"({string.Join(", ", Enumerable.Range(0, outputs).Select(_ => "Tensor"))})" : "Tensor";
        var arguments = string.Join(", ", parameters.Select(_ => "Tensor")) + ", " + returned;
        var body = outputs > 1 ? $"({string.Join(", ", Enumerable.Range(0, outputs).Select(_ => parameters[0]))})" : parameters[0];
        text.Append($"[{string.Join(", ", attributes)}]\n{Pick("public sealed", "public", "internal sealed", "public sealed partial")} class {model} : Module<{arguments}>\n{{\n");
        if (Chance(0.08))
            text.Append($"    public {Pick("required ", "")}int Hidden {{ get; init; }}\n\n");

        text.Append($"    public {model}({(Chance(0.06) ? "int width" : "")}) : base(\"net\") => RegisterComponents();\n\n");
        text.Append($"    public override {returned} forward({string.Join(", ", parameters.Select(parameter => "Tensor " + parameter))}) => {body};\n}}\n");
    }

    private static string Brackets(string attributes) => attributes.Length > 0 ? $"[{attributes}] " : "";

    private static (string Attributes, string Type) Split(string member) => member[0] == '[' && member.IndexOf("] ", StringComparison.Ordinal) is > 0 and var end
        ? (member[1..end], member[(end + 2)..])
        : ("", member);

    private string Name(HashSet<string> used, string otherwise)
    {
        var name = Chance(0.3) ? otherwise : Pick(Names);
        return used.Add(name.TrimStart('@').ToUpperInvariant()) ? name : Unique(used, otherwise);
    }

    private static string Unique(HashSet<string> used, string name)
    {
        while (!used.Add(name.ToUpperInvariant()))
            name += "X";

        return name;
    }

    private static string Lower(string name) => name[0] == '@' ? name : "@" + char.ToLowerInvariant(name[0]) + name[1..];

    private bool Chance(double share) => _random.NextDouble() < share;

    private string Pick(params string[] choices) => choices[_random.Next(choices.Length)];
}
