using LossGen;
using LossGen.Transformers;
using TorchSharp;
using static TorchSharp.torch;

namespace LossGen.Benchmarks.Loops;

/// <summary>An encoder of the size of all-MiniLM-L6-v2, dropout included, and a head: one of 4 topics.</summary>
[Task(TaskKind.Classification, typeof(TopicSentence))]
internal sealed class SentenceClassifier : nn.Module<Tensor, Tensor>
{
    /// <summary>Tokens of a sentence, a few of which are padding.</summary>
    public const int Length = 32;

    private readonly BertEncoder _encoder = new(BertConfiguration.MiniLM);
    private readonly SequenceClassificationHead _head = new(BertConfiguration.MiniLM, 4);

    public SentenceClassifier()
        : base(nameof(SentenceClassifier)) => RegisterComponents();

    public override Tensor forward(Tensor input)
    {
        var paddingMask = input.eq(0);
        return _head.call(_encoder.Pool(_encoder.call(input, paddingMask, null), paddingMask));
    }
}

/// <summary>Tokens and one of 4 topics.</summary>
internal sealed record TopicSentence([Tokens(TopicSentence.Vocabulary)] int[] Words, [Label, ClassIndex(4)] int Topic)
{
    public const int Vocabulary = 30_522;
}
