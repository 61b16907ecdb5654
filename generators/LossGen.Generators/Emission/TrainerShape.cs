using LossGen.Catalog;
using LossGen.Catalog.Declarations;
using LossGen.Generators.Writing;

namespace LossGen.Generators.Emission;

/// <summary>A declaration with what follows from it: the names and types that several parts of a trainer use.</summary>
internal sealed class TrainerShape
{
    public TrainerShape(TaskDeclaration declaration)
    {
        Declaration = declaration;
        Task = TaskCatalog.Find(declaration.Task)!;
        Loss = declaration.Loss.Entry;
        Encoding = EncodingCatalog.Get(declaration.Label.Encoding);
    }

    public TaskDeclaration Declaration { get; }

    public TaskEntry Task { get; }

    public LossEntry Loss { get; }

    public EncodingEntry Encoding { get; }

    public LabelDeclaration Label => Declaration.Label;

    public MemberDeclaration LabelMember => Declaration.Label.Member;

    public string Model => Declaration.Model.Qualified;

    public string Example => Declaration.Example.Qualified;

    public string Examples => $"global::System.Collections.Generic.IReadOnlyList<{Example}>";

    /// <summary>What the model's output is called.</summary>
    public string Output => Loss.Scale switch
    {
        PredictionScale.Logits => "logits",
        PredictionScale.Score => "scores",
        PredictionScale.LogRate => "logRates",
        _ => "prediction",
    };

    /// <summary>How many numbers the model returns per example, or 0 where it is one without a dimension of its own.</summary>
    public int OutputWidth => Task.Output switch
    {
        LossGen.Catalog.OutputShape.PerExample or LossGen.Catalog.OutputShape.PairScores or LossGen.Catalog.OutputShape.PairEmbeddings or LossGen.Catalog.OutputShape.Embedding or LossGen.Catalog.OutputShape.PerTokenEnds => 0,
        LossGen.Catalog.OutputShape.LikeTarget => Label.Width,
        _ => Task.HeadWidth(Classes, Label.Width, Declaration.Loss.Quantiles.Count),
    };

    /// <summary>The shape of the output, in words.</summary>
    public string OutputShape => Task.Unit switch
    {
        LabelUnit.Token or LabelUnit.NextToken => $"float32 [N, L, {OutputWidth}]",
        LabelUnit.Pixel => $"float32 [N, {OutputWidth}, {Label.Shape[0]}, {Label.Shape[1]}]",
        _ => Task.Output switch
        {
            LossGen.Catalog.OutputShape.PairScores => "float32 [N, 2]",
            LossGen.Catalog.OutputShape.PairEmbeddings => "float32 [N, 2, D]",
            _ => RowShape,
        },
    };

    /// <summary>What becomes of the output before the loss sees it, in words; nothing where it sees it as it is.</summary>
    public string Forwarded => Task.Output switch
    {
        LossGen.Catalog.OutputShape.PairScores => ", as the lead of the first, " + RowShape,
        LossGen.Catalog.OutputShape.PairEmbeddings => ", as the cosine of the two, " + RowShape,
        _ when Task.HasManyLabels => ", as " + RowShape,
        _ when Task.Unit == LabelUnit.Span => ", padding masked",
        _ => "",
    };

    /// <summary>The shape of the output as the loss gets it: tokens and pixels are rows of their own.</summary>
    public string RowShape => Task.Unit == LabelUnit.Span ? "float32 [N, L, 2]" : Task.Output == LossGen.Catalog.OutputShape.Embedding ? "float32 [N, D]" : OutputWidth > 0 ? $"float32 [{Rows}, {OutputWidth}]" : "float32 [N]";

    /// <summary>The shape of the target, in words.</summary>
    public string TargetShape => Encoding.Encoding == LabelEncoding.Span ? "int64 [N, 2]" : Encoding.IsIntegral ? $"int64 [{Rows}]"
        : Encoding.Scores ? $"float32 [N, {Classes}]"
        : Label.Width > 0 ? $"float32 [N, {Label.Width}]"
        : "float32 [N]";

    /// <summary>How many labels a batch has, in words.</summary>
    private string Rows => Task.Unit switch
    {
        LabelUnit.Token or LabelUnit.NextToken => "N * L",
        LabelUnit.Pixel => $"N * {Label.Shape[0]} * {Label.Shape[1]}",
        _ => "N",
    };

    /// <summary>How many labels an example has, as C# inside the batch; nothing where it has one.</summary>
    public string LabelsPerExample => Task.Unit switch
    {
        LabelUnit.Token or LabelUnit.NextToken => "Length",
        LabelUnit.Pixel => CSharpLiteral.Of(Label.Shape[0] * Label.Shape[1]),
        _ => "",
    };

    /// <summary>The sequence whose length the others must have.</summary>
    public InputDeclaration? Tokens => Declaration.Inputs.FirstOrDefault(input => input.Form == InputForm.Tokens);

    /// <summary>How many numbers the target has per example, or 0 where it is one without a dimension of its own.</summary>
    public int TargetWidth => Encoding.Encoding == LabelEncoding.Span ? 2 : Encoding.Scores ? Classes : Label.Width;

    public int Classes => Label.Classes.Count;

    /// <summary>Whether the classes are too many to be written one by one, and have no names that would have to be.</summary>
    public bool HasManyClasses => Classes > 20 && Label.Classes.Names.Count == 0;

    /// <summary>The type of one element of the target.</summary>
    public string TargetElement => Encoding.IsIntegral ? "long" : "float";

    /// <summary>The names under which metrics and reports show the classes.</summary>
    public IReadOnlyList<string> ClassNames => Classes > 0 ? Label.Classes.ToArray()
        : Label.Encoding switch
        {
            LabelEncoding.Binary when LabelMember.Value == ValueForm.Boolean => ["false", "true"],
            LabelEncoding.SignedBinary when LabelMember.Value == ValueForm.Boolean => ["false", "true"],
            LabelEncoding.Binary => ["0", "1"],
            LabelEncoding.SignedBinary => ["-1", "+1"],
            _ => [],
        };

    /// <summary>The type in which a prediction gives the label back: the user's own where there is one.</summary>
    public string LabelType => Label switch
    {
        { Encoding: LabelEncoding.Real } => ValueType + (Label.Width > 0 ? "[]" : ""),
        { Encoding: LabelEncoding.MultiHot, Member.Value: ValueForm.Flags } => LabelMember.Enum!.Type.Qualified,
        { Encoding: LabelEncoding.MultiHot } => $"global::System.Collections.Generic.IReadOnlyList<{ClassType}>",
        _ => ClassType,
    };

    /// <summary>The type of one class.</summary>
    public string ClassType => LabelMember switch
    {
        { Enum: { } type } => type.Type.Qualified,
        { Value: ValueForm.Boolean } when LabelMember.IsSingle || Task.HasManyLabels => "bool",
        _ when Label.Encoding is LabelEncoding.Binary or LabelEncoding.SignedBinary => "bool",
        _ => Label.HasNames ? "string" : "int",
    };

    /// <summary>The type of one quantity.</summary>
    public string ValueType => LabelMember.Value == ValueForm.Floating ? LabelMember.ElementType : "float";

    /// <summary>How the output becomes a prediction.</summary>
    public Decode Decode => Loss.DecodeFor(Task.Kind);

    public string PredictionType => Decode switch
    {
        _ when Task.Unit == LabelUnit.Token => $"global::LossGen.SequencePrediction<{ClassType}>",
        _ when Task.Unit == LabelUnit.Pixel => $"global::LossGen.MaskPrediction<{ClassType}>",
        Decode.MostProbable or Decode.Rank => $"global::LossGen.ClassPrediction<{LabelType}>",
        Decode.Probable => $"global::LossGen.BinaryPrediction<{LabelType}>",
        Decode.Sign or Decode.HighestScore => $"global::LossGen.ScorePrediction<{LabelType}>",
        Decode.AllProbable => $"global::LossGen.MultiLabelPrediction<{LabelType}>",
        Decode.Rate => "float",
        Decode.Embedding => "float[]",
        Decode.Span => "global::LossGen.SpanPrediction",
        Decode.Quantiles => "global::LossGen.QuantilePrediction",
        Decode.Normal => "global::LossGen.NormalPrediction",
        _ => LabelType,
    };

    public string MetricsType => "global::LossGen." + Task.Metrics;

    public bool TakesClassWeights => Loss.Takes(LossModifiers.ClassWeights);

    public bool TakesPositiveWeight => Loss.Takes(LossModifiers.PositiveWeight);

    public bool TakesLabelSmoothing => Loss.Takes(LossModifiers.LabelSmoothing);

    /// <summary>The class index that means no label: the declared one, or the one that no index can be.</summary>
    public int IgnoreIndex => Declaration.Loss.IgnoreIndex ?? -100;

    public bool Ignores => Declaration.Loss.IgnoreIndex is not null;

    /// <summary>The enums whose members are mapped to indices, each once.</summary>
    public IEnumerable<EnumDeclaration> IndexedEnums =>
        Declaration.Inputs.SelectMany(input => input.Features).Append(LabelMember)
            .Where(member => member is { Enum: not null, Value: ValueForm.Enum })
            .Select(member => member.Enum!)
            .Where(type => type != LabelMember.Enum || Label.Encoding is not (LabelEncoding.Binary or LabelEncoding.SignedBinary) || Declaration.Inputs.Any(input => input.Features.Any(feature => feature.Enum == type)))
            .Distinct();
}
