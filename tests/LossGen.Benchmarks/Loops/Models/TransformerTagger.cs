using LossGen;
using TorchSharp;
using static TorchSharp.torch;

namespace LossGen.Benchmarks.Loops;

/// <summary>An encoder of two layers, normalized before each part: width 128, 4 heads, 256 hidden units; 9 tags.</summary>
[Task(TaskKind.TokenClassification, typeof(TaggedSequence))]
internal sealed class TransformerTagger : nn.Module<Tensor, Tensor>
{
    public const int Length = 64;

    private const int Width = 128;

    private readonly nn.Module<Tensor, Tensor> _tokens = nn.Embedding(TaggedSequence.Vocabulary, Width);
    private readonly nn.Module<Tensor, Tensor> _places;
    private readonly nn.Module<Tensor, Tensor> _lower = new EncoderLayer(Width, heads: 4, hidden: 256);
    private readonly nn.Module<Tensor, Tensor> _upper = new EncoderLayer(Width, heads: 4, hidden: 256);
    private readonly nn.Module<Tensor, Tensor> _head = nn.Linear(Width, 9);

    public TransformerTagger()
        : this(Length)
    {
    }

    /// <param name="longest">The length of the longest sequence.</param>
    public TransformerTagger(int longest)
        : base(nameof(TransformerTagger))
    {
        _places = nn.Embedding(longest, Width);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var places = _places.call(arange(input.size(1), dtype: ScalarType.Int64));
        return _head.call(_upper.call(_lower.call(_tokens.call(input) + places)));
    }
}

/// <summary>Tokens and the tag of each.</summary>
internal sealed record TaggedSequence([Tokens(TaggedSequence.Vocabulary)] int[] Tokens, [Label, ClassIndex(9)] int[] Tags)
{
    public const int Vocabulary = 1000;
}
