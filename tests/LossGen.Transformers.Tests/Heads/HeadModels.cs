namespace LossGen.Transformers.Tests;

public enum Mood
{
    Calm,
    Glad,
    Cross,
}

public enum Tag
{
    O,
    B_Thing,
    I_Thing,
}

public sealed record Remark([Tokens(Tiny.Vocabulary)] int[] Text, [Label] Mood Mood);

/// <summary>What a user writes to classify texts: an encoder, a head, and both called in forward.</summary>
[Task(Classification, typeof(Remark))]
public sealed class MoodNet : Module<Tensor, Tensor, Tensor>
{
    private readonly BertEncoder _encoder;
    private readonly SequenceClassificationHead _head;

    public MoodNet() : this(Tiny.Configuration)
    {
    }

    public MoodNet(BertConfiguration configuration) : base(nameof(MoodNet))
    {
        _encoder = new BertEncoder(configuration);
        _head = new SequenceClassificationHead(configuration, 3);
        RegisterComponents();
    }

    public override Tensor forward(Tensor text, Tensor paddingMask) =>
        _head.call(_encoder.Pool(_encoder.call(text, paddingMask, null), paddingMask));
}

public sealed record Tagged([Tokens(Tiny.Vocabulary)] int[] Text, [Label] Tag[] Tags);

[Task(TokenClassification, typeof(Tagged))]
public sealed class TagNet : Module<Tensor, Tensor, Tensor>
{
    private readonly BertEncoder _encoder = new(Tiny.Configuration);
    private readonly TokenClassificationHead _head = new(Tiny.Configuration, 3);

    public TagNet() : base(nameof(TagNet)) => RegisterComponents();

    public override Tensor forward(Tensor text, Tensor paddingMask) => _head.call(_encoder.call(text, paddingMask, null));
}

public sealed record Rated([Tokens(Tiny.Vocabulary)] int[] Text, [Label] float Share);

[Task(Regression, typeof(Rated))]
public sealed class ShareNet : Module<Tensor, Tensor, Tensor>
{
    private readonly BertEncoder _encoder = new(Tiny.Configuration);
    private readonly RegressionHead _head = new(Tiny.Configuration);

    public ShareNet() : base(nameof(ShareNet)) => RegisterComponents();

    public override Tensor forward(Tensor text, Tensor paddingMask) =>
        _head.call(_encoder.Pool(_encoder.call(text, paddingMask, null), paddingMask)).squeeze(-1);
}

public sealed record Question([Tokens(Tiny.Vocabulary)] int[] Text, [Label] TokenSpan Answer);

[Task(SpanExtraction, typeof(Question))]
public sealed class AnswerNet : Module<Tensor, Tensor, Tensor>
{
    private readonly BertEncoder _encoder = new(Tiny.Configuration);
    private readonly SpanHead _head = new(Tiny.Configuration);

    public AnswerNet() : base(nameof(AnswerNet)) => RegisterComponents();

    public override Tensor forward(Tensor text, Tensor paddingMask) => _head.call(_encoder.call(text, paddingMask, null));
}

/// <summary>Two texts of equal length; the label is their cosine.</summary>
public sealed record Near([Tokens(Tiny.Vocabulary)] int[] First, [Tokens(Tiny.Vocabulary)] int[] Second, [Label] float Cosine);

/// <summary>A bi-encoder: both texts through one encoder.</summary>
[Task(Similarity, typeof(Near))]
public sealed class NearNet : Module<Tensor, Tensor, Tensor, Tensor>
{
    private readonly BertEncoder _encoder = new(Tiny.Configuration);

    public NearNet() : base(nameof(NearNet)) => RegisterComponents();

    public override Tensor forward(Tensor first, Tensor second, Tensor paddingMask) =>
        torch.stack([Embed(first, paddingMask), Embed(second, paddingMask)], 1);

    private Tensor Embed(Tensor text, Tensor paddingMask) => _encoder.Pool(_encoder.call(text, paddingMask, null), paddingMask);
}

public sealed record Pair([Tokens(Tiny.Vocabulary)] int[] First, [Tokens(Tiny.Vocabulary)] int[] Second, [Label] Mood Mood);

/// <summary>A bi-encoder with a head on both vectors.</summary>
[Task(Classification, typeof(Pair))]
public sealed class PairNet : Module<Tensor, Tensor, Tensor, Tensor>
{
    private readonly BertEncoder _encoder = new(Tiny.Configuration);
    private readonly PairHead _head = new(Tiny.Configuration, 3);

    public PairNet() : base(nameof(PairNet)) => RegisterComponents();

    public override Tensor forward(Tensor first, Tensor second, Tensor paddingMask) =>
        _head.Judge(Embed(first, paddingMask), Embed(second, paddingMask));

    private Tensor Embed(Tensor text, Tensor paddingMask) => _encoder.Pool(_encoder.call(text, paddingMask, null), paddingMask, Pooling.Cls);
}

public sealed record Choice([Tokens(Tiny.Vocabulary)] int[][] Endings, [Label] int Right);

/// <summary>Scores each ending by itself, as a regression scores a text.</summary>
[Task(MultipleChoice, typeof(Choice))]
public sealed class ChoiceNet : Module<Tensor, Tensor, Tensor>
{
    private readonly BertEncoder _encoder = new(Tiny.Configuration);
    private readonly RegressionHead _head = new(Tiny.Configuration);

    public ChoiceNet() : base(nameof(ChoiceNet)) => RegisterComponents();

    public override Tensor forward(Tensor endings, Tensor paddingMask) =>
        _head.call(_encoder.Pool(_encoder.call(endings, paddingMask, null), paddingMask));
}
