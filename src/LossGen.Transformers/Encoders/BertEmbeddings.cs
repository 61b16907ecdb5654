using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch.nn;

namespace LossGen.Transformers;

/// <summary>Vectors of tokens: what each is, where it stands and which part it belongs to, added up and normalized.</summary>
internal sealed class BertEmbeddings : Module<torch.Tensor, torch.Tensor?, torch.Tensor>
{
    [ComponentName(Name = "word_embeddings")]
    private readonly Embedding _words;

    [ComponentName(Name = "position_embeddings")]
    private readonly Embedding _positions;

    [ComponentName(Name = "token_type_embeddings")]
    private readonly Embedding _types;

    [ComponentName(Name = "LayerNorm")]
    private readonly LayerNorm _norm;

    [ComponentName(Name = "dropout")]
    private readonly Dropout _dropout;

    public BertEmbeddings(BertConfiguration configuration)
        : base(nameof(BertEmbeddings))
    {
        _words = FreshWeights.Vectors(configuration, configuration.VocabularySize, configuration.PaddingToken);
        _positions = FreshWeights.Vectors(configuration, configuration.MaxTokens);
        _types = FreshWeights.Vectors(configuration, configuration.TokenTypes);
        _norm = FreshWeights.Norm(configuration);
        _dropout = Dropout(configuration.Dropout);
        RegisterComponents();
    }

    /// <param name="tokens">Int64 [N, T].</param>
    /// <param name="tokenTypes">Int64 [N, T]; null for all of type 0.</param>
    /// <returns>Float [N, T, H].</returns>
    public override torch.Tensor forward(torch.Tensor tokens, torch.Tensor? tokenTypes)
    {
        using var scope = torch.NewDisposeScope();
        var types = tokenTypes is null ? _types.weight!.select(0, 0) : _types.call(tokenTypes);
        var positions = _positions.weight!.narrow(0, 0, tokens.size(1));
        var sum = _words.call(tokens).add(types).add(positions);
        return _dropout.call(_norm.call(sum)).MoveToOuterDisposeScope();
    }
}
