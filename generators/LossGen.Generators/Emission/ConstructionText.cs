using LossGen.Catalog;
using LossGen.Catalog.Declarations;
using LossGen.Generators.Writing;

namespace LossGen.Generators.Emission;

/// <summary>The class around everything: its docs, its description of the task, its weights, its constructors.</summary>
internal static class ConstructionText
{
    private static readonly string Version = typeof(ConstructionText).Assembly.GetName().Version.ToString(3);

    public static void WriteClass(SourceWriter writer, TrainerShape shape, Action members)
    {
        var declaration = shape.Declaration;
        writer.Lines(
            $"""
            /// <summary>Trains {See(shape.Model)} {(shape.IsSeveral ? SeveralHeadsText.Purpose(shape) : Purpose(shape.Only))}.</summary>
            /// <remarks>
            """);
        if (shape.IsSeveral)
            writer.Line($"/// <para>{SeveralHeadsText.Weighting(shape)}</para>");

        foreach (var head in shape.Heads)
        {
            var name = head.IsOnly ? "" : CSharpLiteral.Xml(head.Head.Name) + ": ";
            writer.Line($"/// <para>{name}{(head.IsOnly ? "Loss" : "loss")}: {head.Loss.Name}, because {CSharpLiteral.Xml(Because(head))}: targets are {TargetInWords(head)}, {head.TargetShape}, and the model returns {OutputInWords(head)}, {head.OutputShape}.</para>");
            writer.Line($"/// <para>{name}{(head.IsOnly ? "Prediction" : "prediction")}: {CSharpLiteral.Xml(PredictionText.Summary(head))}.</para>");
        }

        foreach (var input in declaration.Inputs)
            writer.Line($"/// <para>{CSharpLiteral.Xml(input.Property)}, {InputText.ShapeOf(shape, input)}: {CSharpLiteral.Xml(string.Join(", ", FeatureNames(input)))}.</para>");

        writer.Lines(
            $"""
            /// </remarks>
            [global::System.CodeDom.Compiler.GeneratedCode("LossGen", "{Version}")]
            """);
        writer.Open($"{(declaration.IsPublic ? "public" : "internal")} sealed partial class {declaration.TrainerName} : {BaseType(shape)}");
        members();
        writer.Close();
    }

    public static void WriteMembers(SourceWriter writer, TrainerShape shape)
    {
        foreach (var head in shape.Heads)
            PredictionText.WriteTables(writer, head);

        foreach (var head in shape.Heads)
            WriteDescription(writer, head);

        if (shape.IsSeveral)
            SeveralHeadsText.WriteDescription(writer, shape);

        foreach (var head in shape.Heads)
        {
            if (head.TakesClassWeights)
                writer.Line($"private readonly global::LossGen.ClassWeightTable {head.Named("_classWeights")};");

            if (head.TakesPositiveWeight)
                writer.Line($"private readonly global::LossGen.PositiveWeightTable {head.Named("_positiveWeight")};");

            if (head.TakesLabelSmoothing)
                writer.Line($"private readonly double {head.Named("_labelSmoothing")};");
        }

        if (AnomalyText.Is(shape))
            AnomalyText.WriteField(writer);

        writer.Gap();
        WriteConstructors(writer, shape);
        TextEncodingText.Write(writer, shape);
        if (AnomalyText.Is(shape))
            AnomalyText.WriteProperty(writer);

        PreparationText.WriteProperty(writer, shape);
        if (shape.IsSeveral)
            SeveralHeadsText.WriteProperties(writer, shape);
    }

    private static void WriteConstructors(SourceWriter writer, TrainerShape shape)
    {
        var trainer = shape.Declaration.TrainerName;
        var (document, parameter, argument) = shape.Text is null ? ("", "", "") : (TextEncodingText.ParameterDocumentation + "\n", "global::LossGen.ITextEncoder textEncoder, ", "textEncoder, ");
        if (shape.Declaration.CanConstructModel)
        {
            writer.Lines(
                $$"""
                /// <summary>Builds the model after seeding, so that <see cref="global::LossGen.TrainingOptions.Seed"/> decides its initial weights too.</summary>
                {{document}}/// <param name="options">How to train; the defaults where null.</param>
                public {{trainer}}({{parameter}}global::LossGen.TrainingOptions? options = null)
                    : this(static () => new {{shape.Model}}(), {{argument}}options)
                {
                }

                """);
        }

        writer.Lines(
            $$"""
            /// <summary>Trains a model that exists already, from the weights that it has. The trainer disposes it.</summary>
            /// <param name="model">The model.</param>
            {{document}}/// <param name="options">How to train; the defaults where null.</param>
            public {{trainer}}({{shape.Model}} model, {{parameter}}global::LossGen.TrainingOptions? options = null)
                : this(() => model, {{argument}}options)
            {
            }

            /// <summary>Builds the model after seeding, so that <see cref="global::LossGen.TrainingOptions.Seed"/> decides its initial weights too.</summary>
            /// <param name="create">Makes the model.</param>
            {{document}}/// <param name="options">How to train; the defaults where null.</param>
            """);
        writer.Open(
            $"""
            public {trainer}(global::System.Func<{shape.Model}> create, {parameter}global::LossGen.TrainingOptions? options = null)
                : base({(shape.Declaration.LearnsWeights ? $"() => global::LossGen.UncertaintyWeights.AddTo(create(), heads: {CSharpLiteral.Of(shape.Heads.Count)})" : "create")}, Description, options)
            """);
        foreach (var head in shape.Heads)
        {
            var loss = head.Head.Loss;
            if (head.TakesClassWeights)
                writer.Line($"{head.Named("_classWeights")} = {Table(head, "ClassWeightTable", loss.ClassWeights)};");

            if (head.TakesPositiveWeight)
                writer.Line($"{head.Named("_positiveWeight")} = {Table(head, "PositiveWeightTable", loss.PositiveWeight)};");

            if (head.TakesLabelSmoothing)
                writer.Line($"{head.Named("_labelSmoothing")} = Options.LabelSmoothing ?? {CSharpLiteral.Of(loss.LabelSmoothing ?? 0)};");

            if (head.Loss.IsCustom)
                LossText.WriteInitialization(writer, head);
        }

        if (shape.Text is not null)
            TextEncodingText.WriteConstruction(writer, shape);

        if (shape.Declaration.LearnsWeights)
            writer.Line("Uncertainty = global::LossGen.UncertaintyWeights.Of(Model);");

        writer.Close();
    }

    /// <summary>The weights as declared; the options may say otherwise, and the runtime knows which wins.</summary>
    private static string Table(HeadShape shape, string type, WeightDeclaration weights) => weights switch
    {
        { IsBalanced: true } => $"global::LossGen.{type}.Balanced({shape.Named("Description")}, Options)",
        { IsUnweighted: true } => $"global::LossGen.{type}.Unweighted({shape.Named("Description")}, Options)",
        _ => $"global::LossGen.{type}.Given({shape.Named("Description")}, Options, {CSharpLiteral.ArrayOf(weights.Given)})",
    };

    private static void WriteDescription(SourceWriter writer, HeadShape shape)
    {
        var declaration = shape.Declaration;
        writer.Lines(
            $"""
            private static readonly global::LossGen.TaskDescription {shape.Named("Description")} = new(
                kind: global::LossGen.TaskKind.{shape.Task.Kind},
                model: {CSharpLiteral.Of(declaration.Model.Name)},
                example: {CSharpLiteral.Of(declaration.Example.Name)},
                loss: {CSharpLiteral.Of(shape.Loss.Name + LossText.Parameters(shape))},
                label: {CSharpLiteral.Of($"{shape.LabelMember.Name}: {shape.Encoding.Name}, {shape.TargetShape}")},
                output: {CSharpLiteral.Of($"{shape.Output}, {shape.OutputShape}")},
                features: {Features(declaration)},
                classes: {(shape.Classes == 0 && shape.ClassNames.Count == 0 ? "global::System.Array.Empty<string>()" : shape.HasManyClasses ? $"global::LossGen.ClassRange.Names({CSharpLiteral.Of(shape.Classes)})" : CSharpLiteral.ArrayOf(shape.ClassNames))},
                options: {Options(shape)}{InputsArgument(shape.Trainer)});

            """);
    }

    /// <summary>The names of the features as C# writes them.</summary>
    public static string Features(TaskDeclaration declaration) =>
        CSharpLiteral.ArrayOf(declaration.Inputs.Where(input => !input.DescribesTokens).SelectMany(FeatureNames));

    /// <summary>What weights depend on beside the names of features; nothing where there is nothing.</summary>
    public static string InputsArgument(TrainerShape shape) => PreparationText.Inputs(shape).ToArray() is { Length: > 0 } inputs ? $",\n    inputs: {CSharpLiteral.ArrayOf(inputs)}" : "";

    private static string Options(HeadShape shape)
    {
        var options = new[]
        {
            (shape.TakesClassWeights, "ClassWeights"),
            (shape.TakesPositiveWeight, "PositiveWeight"),
            (shape.TakesLabelSmoothing, "LabelSmoothing"),
        }.Where(option => option.Item1).Select(option => "global::LossGen.LossOptions." + option.Item2).ToArray();
        return options.Length == 0 ? "global::LossGen.LossOptions.None" : string.Join(" | ", options);
    }

    private static string BaseType(TrainerShape shape) =>
        $"global::LossGen.Trainer<{shape.Model}, {shape.Example}, {shape.PredictionType}, {shape.MetricsType}>";

    /// <summary>An example as a person says it, with a link to its type.</summary>
    public static string AnExample(TaskDeclaration declaration) =>
        (declaration.Example.Name[0] is 'A' or 'E' or 'I' or 'O' ? "an " : "a ") + See(declaration.Example.Qualified);

    private static string Purpose(HeadShape shape)
    {
        var example = AnExample(shape.Declaration);
        return shape.Task.Kind switch
        {
            TaskKind.Classification => $"to tell which of {shape.Classes} {(shape.LabelMember.Enum is { } type ? See(type.Type.Qualified) : CSharpLiteral.Xml(shape.LabelMember.Name) + " classes")} {example} is",
            TaskKind.BinaryClassification => $"to tell the {CSharpLiteral.Xml(shape.LabelMember.Name)} of {example}, {CSharpLiteral.Xml(shape.ClassNames[0])} or {CSharpLiteral.Xml(shape.ClassNames[1])}",
            TaskKind.MultiLabel => $"to tell which of {shape.Classes} {CSharpLiteral.Xml(shape.LabelMember.Name)} apply to {example}",
            TaskKind.TokenClassification => $"to tell which of {shape.Classes} {CSharpLiteral.Xml(shape.LabelMember.Name)} each token of {example} has",
            TaskKind.CausalLanguageModeling => $"to foresee the next token of {example}, one of {shape.Classes}",
            TaskKind.Segmentation => $"to tell which of {shape.Classes} {CSharpLiteral.Xml(shape.LabelMember.Name)} each pixel of {example} has",
            TaskKind.MultipleChoice => $"to tell which of the candidates of {example} is the {CSharpLiteral.Xml(shape.LabelMember.Name)}",
            TaskKind.ListwiseRanking => $"to put the candidates of {example} in the order of their {CSharpLiteral.Xml(shape.LabelMember.Name)}",
            TaskKind.Transcription => $"to tell the {CSharpLiteral.Xml(shape.LabelMember.Name)} of {example}, a sequence of {shape.Classes} classes",
            TaskKind.SpanExtraction => $"to tell which tokens of {example} are the {CSharpLiteral.Xml(shape.LabelMember.Name)}",
            TaskKind.MaskedLanguageModeling => $"to fill in the masked tokens of {example}, each one of {shape.Classes}",
            TaskKind.PairwiseRanking => $"to tell which of the two items of {example} ranks higher",
            TaskKind.Similarity => $"to tell how similar the two items of {example} are",
            TaskKind.Verification => $"to tell whether the two items of {example} belong together",
            TaskKind.MetricLearning => $"to embed {example} near others of its {CSharpLiteral.Xml(shape.LabelMember.Name)}",
            TaskKind.OpenSetClassification => $"to tell which of {shape.Classes} {(shape.LabelMember.Enum is { } known ? See(known.Type.Qualified) : CSharpLiteral.Xml(shape.LabelMember.Name) + " classes")} {example} is, if it is any of them",
            TaskKind.AnomalyDetection => $"to tell how unlike {example} is to what is normal: its {CSharpLiteral.Xml(shape.LabelMember.Name)}",
            TaskKind.CountRegression => $"to predict the rate of {CSharpLiteral.Xml(shape.LabelMember.Name)} of {example}",
            TaskKind.OrdinalRegression => $"to tell which of {shape.Classes} ranks the {CSharpLiteral.Xml(shape.LabelMember.Name)} of {example} has",
            TaskKind.QuantileRegression => $"to predict {shape.OutputWidth} quantiles of the {CSharpLiteral.Xml(shape.LabelMember.Name)} of {example}",
            TaskKind.HeteroscedasticRegression => $"to predict the {CSharpLiteral.Xml(shape.LabelMember.Name)} of {example} and how sure that is",
            _ => $"to predict the {CSharpLiteral.Xml(shape.LabelMember.Name)} of {example}",
        };
    }

    private static string Because(HeadShape shape) =>
        shape.Head.Loss.IsDeclared ? $"[Loss({shape.Loss.Spelling})] says so and {shape.Label.Reason}" : shape.Label.Reason;

    private static string TargetInWords(HeadShape shape) => shape.Label.Encoding switch
    {
        LabelEncoding.ClassIndex => shape.Task.Unit switch
        {
            LabelUnit.Token => $"a class index per token, {CSharpLiteral.Of(shape.IgnoreIndex)} where there is none",
            LabelUnit.NextToken => $"the token that follows each token, {CSharpLiteral.Of(shape.IgnoreIndex)} where none does",
            LabelUnit.Pixel => "a class index per pixel",
            LabelUnit.Transcript => $"class indices in order, {CSharpLiteral.Of(shape.IgnoreIndex)} behind the last",
            _ when shape.LabelMember.IsOptional => "class indices, -1 for what is of no class",
            _ => "class indices",
        },
        LabelEncoding.Span => "the positions of the first and the last token",
        LabelEncoding.Choice => "the positions of the right candidates",
        LabelEncoding.OneHot => "one-hot rows",
        LabelEncoding.Probabilities => "rows of class probabilities",
        LabelEncoding.Binary => $"1 for {CSharpLiteral.Xml(shape.ClassNames[1])} and 0 for {CSharpLiteral.Xml(shape.ClassNames[0])}",
        LabelEncoding.SignedBinary when shape.LabelMember.IsOptional => $"+1 for {CSharpLiteral.Xml(shape.ClassNames[1])}, -1 for {CSharpLiteral.Xml(shape.ClassNames[0])} and 0 where it is not known",
        LabelEncoding.SignedBinary => $"+1 for {CSharpLiteral.Xml(shape.ClassNames[1])} and -1 for {CSharpLiteral.Xml(shape.ClassNames[0])}",
        LabelEncoding.MultiHot => "multi-hot rows",
        LabelEncoding.ClassIndices => "multi-hot rows of the indices",
        LabelEncoding.Relevance => "the relevance of each candidate",
        LabelEncoding.Count => "the counts themselves",
        LabelEncoding.Rank => "ranks from 0",
        _ => "the quantities themselves",
    };

    private static string OutputInWords(HeadShape shape) => shape.Loss.Scale switch
    {
        _ when shape.Task.Output == LossGen.Catalog.OutputShape.PairScores => "a score of each of the two items",
        _ when shape.Task.Output == LossGen.Catalog.OutputShape.PairEmbeddings => "an embedding of each of the two items",
        _ when shape.Task.Output == LossGen.Catalog.OutputShape.Embedding => "an embedding",
        _ when shape.Task.Unit == LabelUnit.Candidate => "a score of each candidate",
        PredictionScale.Distance => "an embedding",
        PredictionScale.Logits => "logits (no softmax or sigmoid: the loss applies it)",
        PredictionScale.Score => "signed scores",
        PredictionScale.LogRate => "the logarithm of the rate",
        PredictionScale.LogProbabilities => "log-probabilities (of log_softmax: the loss applies none)",
        PredictionScale.Probabilities => "probabilities (of sigmoid: the loss applies none)",
        _ when shape.Task.Output == LossGen.Catalog.OutputShape.MeanAndVariance => "mean and log-variance",
        _ when shape.Task.Output == LossGen.Catalog.OutputShape.PerQuantile => "one number per quantile",
        _ => "the prediction in the label's unit",
    };

    private static IEnumerable<string> FeatureNames(InputDeclaration input) => input.Form switch
    {
        InputForm.Columns => input.Features.SelectMany(feature => feature.Preparation is not null ? PreparationText.ColumnNames(feature) : feature.Enum is { } type
            ? type.Members.Select(member => $"{feature.Name} is {member.Name}")
            : [feature.Name]),
        InputForm.Mask => ["true at tokens, false at padding"],
        InputForm.PaddingMask => ["true at padding, false at tokens"],
        InputForm.Lengths => ["the number of tokens"],
        InputForm.TokenTypes => ["0 at tokens of the first text, 1 at those of the second"],
        InputForm.Text => input.Features.Select(feature => feature.Name),
        _ => [input.Features[0].Name],
    };

    /// <summary>A link to a type; a constructed generic one, which cref cannot name, as it is written.</summary>
    private static string See(string qualified) =>
        qualified.IndexOf('<') >= 0 ? $"<c>{CSharpLiteral.Xml(qualified)}</c>" : $"<see cref=\"{qualified}\"/>";
}
