namespace FineTune;

/// <summary>Judges texts: the encoder, the mean over its tokens, a head.</summary>
public abstract class TextClassifier : Module<Tensor, Tensor, Tensor>
{
    private readonly BertEncoder _encoder;
    private readonly SequenceClassificationHead _head;

    protected TextClassifier(string name, BertConfiguration configuration, int classes)
        : base(name)
    {
        _encoder = new BertEncoder(configuration);
        _head = new SequenceClassificationHead(configuration, classes);
        RegisterComponents();
    }

    public override Tensor forward(Tensor text, Tensor paddingMask) =>
        _head.call(_encoder.Pool(_encoder.call(text, paddingMask, null), paddingMask));
}
