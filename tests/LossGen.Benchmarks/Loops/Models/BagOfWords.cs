using LossGen;
using TorchSharp;
using static TorchSharp.torch;

namespace LossGen.Benchmarks.Loops;

/// <summary>The mean of the words' embeddings, 10,000 x 64, and a linear layer: one of 4 topics.</summary>
[Task(TaskKind.Classification, typeof(TopicText))]
internal sealed class BagOfWords : nn.Module<Tensor, Tensor>
{
    private readonly TorchSharp.Modules.EmbeddingBag _words = nn.EmbeddingBag(TopicText.Vocabulary, 64, mode: EmbeddingBagMode.Mean, padding_index: 0);
    private readonly nn.Module<Tensor, Tensor> _head = nn.Linear(64, 4);

    public BagOfWords()
        : base(nameof(BagOfWords)) => RegisterComponents();

    public override Tensor forward(Tensor input) => _head.call(_words.call(input, null!, null!));
}

/// <summary>5 to 60 words and one of 4 topics.</summary>
internal sealed record TopicText([Tokens(TopicText.Vocabulary)] int[] Words, [Label, ClassIndex(4)] int Topic)
{
    public const int Vocabulary = 10_000;
}
