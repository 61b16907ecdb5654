using LossGen.Catalog;
using LossGen.Catalog.Declarations;
using LossGen.Generators.Writing;

namespace LossGen.Generators.Emission;

/// <summary>One head of a model with what follows from its declaration: the names and types that several parts of a trainer use.</summary>
internal sealed class HeadShape
{
    private readonly TrainerShape _trainer;

    public HeadShape(TrainerShape trainer, HeadDeclaration head)
    {
        _trainer = trainer;
        Head = head;
        Task = TaskCatalog.Find(head.Task)!;
        Loss = head.Loss.Entry;
        Encoding = EncodingCatalog.Get(head.Label.Encoding);
    }

    public TaskDeclaration Declaration => _trainer.Declaration;

    public TrainerShape Trainer => _trainer;

    public HeadDeclaration Head { get; }

    /// <summary>Whether the model has no other.</summary>
    public bool IsOnly => Head.Name.Length == 0;

    public TaskEntry Task { get; }

    public LossEntry Loss { get; }

    public EncodingEntry Encoding { get; }

    public LabelDeclaration Label => Head.Label;

    public MemberDeclaration LabelMember => Head.Label.Member;

    public string Example => _trainer.Example;

    public string Examples => _trainer.Examples;

    /// <summary>The head's name as a local has it.</summary>
    public string Local => CSharpIdentifier.Escape(Lower(Head.Name));

    /// <summary>A member that each head has: by its bare name where there is one head, after the head's name otherwise.</summary>
    public string Named(string noun) => IsOnly ? noun
        : noun[0] == '_' ? $"_{Lower(Head.Name)}{char.ToUpperInvariant(noun[1])}{noun.Substring(2)}"
        : Head.Name + noun;

    /// <summary>A method that each head has, which does something with a noun of the head's.</summary>
    public string Verb(string verb, string noun) => verb + Head.Name + noun;

    /// <summary>What the model's output is called.</summary>
    public string Output => Loss.Scale switch
    {
        PredictionScale.Logits => "logits",
        PredictionScale.Score => "scores",
        PredictionScale.LogRate => "logRates",
        PredictionScale.LogProbabilities => "logProbabilities",
        PredictionScale.Probabilities => "probabilities",
        PredictionScale.Distance => "distances",
        _ => "prediction",
    };

    /// <summary>How many numbers the model returns per example, or 0 where it is one without a dimension of its own.</summary>
    public int OutputWidth => Task.Output switch
    {
        LossGen.Catalog.OutputShape.PerExample or LossGen.Catalog.OutputShape.PairScores or LossGen.Catalog.OutputShape.PairEmbeddings or LossGen.Catalog.OutputShape.Embedding or LossGen.Catalog.OutputShape.PerTokenEnds or LossGen.Catalog.OutputShape.PerCandidate or LossGen.Catalog.OutputShape.CentreDistance => 0,
        LossGen.Catalog.OutputShape.LikeTarget => Label.Width,
        _ => Task.HeadWidth(Classes, Label.Width, Head.Loss.Quantiles.Count),
    };

    /// <summary>The shape of the output, in words.</summary>
    public string OutputShape => Task.Unit switch
    {
        _ when Loss.TakesFeatures => $"float32 [N, {OutputWidth}], and features, float32 [N, D]",
        LabelUnit.Token or LabelUnit.NextToken => $"float32 [N, L, {OutputWidth}]",
        LabelUnit.Transcript => $"float32 [N, T, {OutputWidth}]",
        LabelUnit.Pixel => $"float32 [N, {OutputWidth}, {Label.Shape[0]}, {Label.Shape[1]}]",
        _ => Task.Output switch
        {
            LossGen.Catalog.OutputShape.PairScores => "float32 [N, 2]",
            LossGen.Catalog.OutputShape.PerCandidate when HasCandidateRows => "float32 [M]",
            LossGen.Catalog.OutputShape.PerCandidate => "float32 [N, L]",
            LossGen.Catalog.OutputShape.PairEmbeddings => "float32 [N, 2, D]",
            LossGen.Catalog.OutputShape.CentreDistance => "float32 [N, D]",
            _ => RowShape,
        },
    };

    /// <summary>What becomes of the output before the loss sees it, in words; nothing where it sees it as it is.</summary>
    public string Forwarded => Task.Output switch
    {
        LossGen.Catalog.OutputShape.PairScores => ", as the lead of the first, " + RowShape,
        LossGen.Catalog.OutputShape.PairEmbeddings => ", as the cosine of the two, " + RowShape,
        _ when Loss.TakesFeatures => $", side by side, {RowShape}",
        _ when HasCandidateRows => $", one per candidate of the batch, as {RowShape}, padding masked",
        LossGen.Catalog.OutputShape.CentreDistance => ", as its squared distance from the centre, " + RowShape,
        _ when Task.Unit == LabelUnit.Transcript => ", padding blank",
        _ when Task.Unit == LabelUnit.Candidate => ", padding masked",
        _ when Task.HasManyLabels => ", as " + RowShape,
        _ when Task.Unit == LabelUnit.Span || Task.Output == LossGen.Catalog.OutputShape.PerCandidate => ", padding masked",
        _ => "",
    };

    /// <summary>The shape of the output as the loss gets it: tokens and pixels are rows of their own.</summary>
    public string RowShape => Loss.TakesFeatures ? $"float32 [N, {OutputWidth} + D]" : Task.Output == LossGen.Catalog.OutputShape.PerCandidate ? HasCandidateRows ? "float32 [N, C]" : "float32 [N, L]" : Task.Unit == LabelUnit.Span ? "float32 [N, L, 2]" : Task.Unit == LabelUnit.Transcript ? $"float32 [N, T, {OutputWidth}]" : Task.Output == LossGen.Catalog.OutputShape.Embedding ? "float32 [N, D]" : OutputWidth > 0 ? $"float32 [{Rows}, {OutputWidth}]" : "float32 [N]";

    /// <summary>The shape of the target, in words.</summary>
    public string TargetShape => Encoding.Encoding == LabelEncoding.Span ? "int64 [N, 2]" : Encoding.IsIntegral ? $"int64 [{Rows}]"
        : Task.Unit == LabelUnit.Candidate ? RowShape
        : Encoding.Scores ? $"float32 [N, {Classes}]"
        : Label.Width > 0 ? $"float32 [N, {Label.Width}]"
        : "float32 [N]";

    /// <summary>How many labels a batch has, in words.</summary>
    private string Rows => Task.Unit switch
    {
        LabelUnit.Token or LabelUnit.NextToken => "N * L",
        LabelUnit.Pixel => $"N * {Label.Shape[0]} * {Label.Shape[1]}",
        LabelUnit.Transcript => "N * S",
        _ => "N",
    };

    /// <summary>How many labels an example has, as C# inside the batch; nothing where it has one.</summary>
    public string LabelsPerExample => Task.Unit switch
    {
        LabelUnit.Token or LabelUnit.NextToken or LabelUnit.Candidate => "Length",
        LabelUnit.Transcript => Named("Longest"),
        LabelUnit.Pixel => CSharpLiteral.Of(Label.Shape[0] * Label.Shape[1]),
        _ => "",
    };

    public InputDeclaration? Steps => _trainer.Steps;

    /// <summary>Whether the labels are those of words, of which an encoder makes tokens.</summary>
    public bool LabelsWords => _trainer.Text is not null && Task.Unit == LabelUnit.Token;

    /// <summary>Whether each candidate is a row of the model's input.</summary>
    public bool HasCandidateRows => _trainer.Candidates is not null;

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
        _ when Encoding.IsSet => $"global::System.Collections.Generic.IReadOnlyList<{ClassType}>",
        _ => ClassType,
    };

    /// <summary>The type of one class.</summary>
    public string ClassType => KnownClassType + (Task.Kind == TaskKind.OpenSetClassification ? "?" : "");

    /// <summary>The type of one class, of which an example is.</summary>
    public string KnownClassType => LabelMember switch
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
        Decode.Order => "global::LossGen.RankingPrediction",
        Decode.Candidate => "global::LossGen.ChoicePrediction",
        Decode.Transcript => $"global::LossGen.TranscriptPrediction<{ClassType}>",
        _ when Task.Unit == LabelUnit.Pixel => $"global::LossGen.MaskPrediction<{ClassType}>",
        Decode.MostProbable or Decode.Rank or Decode.KnownOrNot => $"global::LossGen.ClassPrediction<{LabelType}>",
        Decode.Probable => $"global::LossGen.BinaryPrediction<{LabelType}>",
        Decode.Sign or Decode.HighestScore or Decode.Outlier => $"global::LossGen.ScorePrediction<{LabelType}>",
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
    public int IgnoreIndex => Head.Loss.IgnoreIndex ?? -100;

    public bool Ignores => Head.Loss.IgnoreIndex is not null;

    /// <summary>Whether the loss sees the label scaled.</summary>
    public bool IsScaled => LabelMember.Preparation is not null;

    /// <summary>The label's preparation.</summary>
    private string Prepared => "Preparation." + _trainer.Prepared.First(prepared => prepared.Input is null && prepared.Member == LabelMember).Property;

    /// <summary>The call that prepares a value of the label.</summary>
    public string Prepare(string value) => $"{Prepared}.{value}";

    /// <summary>A prediction in the label's own units.</summary>
    public string Restore(string output) => !IsScaled ? output : $"{Prepared}.{(Decode == Decode.Normal ? "RestoreNormal" : "Restore")}({output})";

    /// <summary>A target in the label's own units.</summary>
    public string RestoreTarget(string target) => !IsScaled ? target : $"{Prepared}.Restore({target})";

    /// <summary>Whether the members of the label's enum are mapped to indices.</summary>
    public bool IndexesEnum => LabelMember is { Enum: not null, Value: ValueForm.Enum } && Label.Encoding is not (LabelEncoding.Binary or LabelEncoding.SignedBinary);

    private static string Lower(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name.Substring(1);
}
