namespace FineTune;

/// <summary>Judges each word of a text: the encoder, and a head on its tokens.</summary>
public abstract class WordTagger : Module<Tensor, Tensor, Tensor>
{
    private readonly BertEncoder _encoder;
    private readonly TokenClassificationHead _head;

    protected WordTagger(string name, BertConfiguration configuration, int classes)
        : base(name)
    {
        _encoder = new BertEncoder(configuration);
        _head = new TokenClassificationHead(configuration, classes);
        RegisterComponents();
    }

    public override Tensor forward(Tensor words, Tensor paddingMask) => _head.call(_encoder.call(words, paddingMask, null));
}
