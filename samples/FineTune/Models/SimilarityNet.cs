namespace FineTune;

/// <summary>A bi-encoder: each text becomes one vector, and the cosine of the two says how alike they are. The vectors of many texts can be made once and compared often.</summary>
[Task(Similarity, typeof(TextPair))]
public sealed class SimilarityNet : Module<Tensor, Tensor, Tensor, Tensor>
{
    private readonly BertEncoder _encoder;

    public SimilarityNet(BertConfiguration configuration)
        : base(nameof(SimilarityNet))
    {
        _encoder = new BertEncoder(configuration);
        RegisterComponents();
    }

    public override Tensor forward(Tensor tokens, Tensor paddingMask, Tensor tokenTypes)
    {
        var pair = SequencePair.Split(tokens, paddingMask, tokenTypes);
        return stack([Embed(pair.First, pair.FirstPaddingMask), Embed(pair.Second, pair.SecondPaddingMask)], 1);
    }

    private Tensor Embed(Tensor text, Tensor paddingMask) => _encoder.Pool(_encoder.call(text, paddingMask, null), paddingMask);
}
