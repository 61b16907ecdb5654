namespace NamedEntities;

/// <summary>Looks at a word, its ending and its shape, and at three words to each side.</summary>
[Task(TokenClassification, typeof(Sentence))]
public sealed class TaggerNet : Module<Tensor, Tensor, Tensor, Tensor, Tensor>
{
    private const double HiddenWords = 0.4;
    private const double HiddenEndings = 0.2;

    private readonly Module<Tensor, Tensor> _words;
    private readonly Module<Tensor, Tensor> _endings;
    private readonly Module<Tensor, Tensor> _shapes;
    private readonly Module<Tensor, Tensor> _near = Conv1d(32 + 32 + 16, 64, kernel_size: 3, padding: 1);
    private readonly Module<Tensor, Tensor> _far = Conv1d(64, 64, kernel_size: 5, padding: 2);
    private readonly Module<Tensor, Tensor> _dropout = Dropout(0.3);
    private readonly Module<Tensor, Tensor> _head = Linear(64, 11);

    public TaggerNet(int words, int endings, int shapes)
        : base(nameof(TaggerNet))
    {
        _words = Embedding(words, 32);
        _endings = Embedding(endings, 32);
        _shapes = Embedding(shapes, 16);
        RegisterComponents();
    }

    public override Tensor forward(Tensor words, Tensor endings, Tensor shapes, Tensor mask)
    {
        // Names to come will be unknown words; some are hidden in training, so that the model learns to do without.
        if (training)
            (words, endings) = (Hide(words, HiddenWords, mask), Hide(endings, HiddenEndings, mask));

        var real = mask.unsqueeze(1);
        var features = cat([_words.call(words), _endings.call(endings), _shapes.call(shapes)], dim: -1).transpose(1, 2) * real;
        var near = _near.call(features).relu() * real;
        var far = _far.call(near).relu() + near;
        return _head.call(_dropout.call(far.transpose(1, 2)));
    }

    private static Tensor Hide(Tensor ids, double share, Tensor mask) => ids.masked_fill(rand(ids.shape, device: ids.device).lt(share) & mask, Vocabulary.Unknown);
}
