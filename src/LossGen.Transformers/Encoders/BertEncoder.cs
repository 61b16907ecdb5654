using TorchSharp;
using TorchSharp.Utils;
using static TorchSharp.torch.nn;

namespace LossGen.Transformers;

/// <summary>
/// An encoder of the BERT family: tokens in, one vector per token out. Its parameters have the names that Hugging Face gives them
/// (embeddings.word_embeddings.weight, encoder.layer.0.attention.self.query.weight ...), so weights from there need no mapping.
/// </summary>
/// <remarks>Devlin, Chang, Lee, Toutanova, BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding, 2019.</remarks>
public sealed class BertEncoder : Module<torch.Tensor, torch.Tensor, torch.Tensor?, torch.Tensor>, IPretrainedPart
{
    [ComponentName(Name = "embeddings")]
    private readonly BertEmbeddings _embeddings;

    [ComponentName(Name = "encoder")]
    private readonly BertLayers _layers;

    [ComponentName(Name = "pooler")]
    private readonly BertPooler? _pooler;

    /// <summary>Builds an encoder with fresh weights.</summary>
    /// <param name="configuration">Its sizes.</param>
    /// <param name="withPooler">Whether it has the dense layer that <see cref="Pooling.Pooler"/> needs. Leave it out where it is not used: what takes no part in the loss is not trained.</param>
    /// <exception cref="ArgumentException">A value of the configuration is out of range.</exception>
    public BertEncoder(BertConfiguration configuration, bool withPooler = false)
        : base(nameof(BertEncoder))
    {
        ArgumentNullException.ThrowIfNull(configuration);
        if (configuration.Problem() is { } problem)
            throw new ArgumentException(problem, nameof(configuration));

        Configuration = configuration;
        _embeddings = new BertEmbeddings(configuration);
        _layers = new BertLayers(configuration);
        if (withPooler)
            _pooler = new BertPooler(configuration);

        RegisterComponents();
    }

    /// <summary>The sizes.</summary>
    public BertConfiguration Configuration { get; }

    /// <summary>Whether <see cref="Pooling.Pooler"/> can be had.</summary>
    public bool HasPooler => _pooler is not null;

    /// <inheritdoc/>
    public string PretrainedName => PretrainedNames.Encoder;

    /// <summary>Encodes sequences.</summary>
    /// <param name="tokens">Their tokens, int64 [N, T], each from 0 to the vocabulary's size - 1; T up to the configuration's MaxTokens.</param>
    /// <param name="paddingMask">Bool [N, T], true at padding.</param>
    /// <param name="tokenTypes">Which part of its sequence each token belongs to, int64 [N, T]: 0 for the first text, 1 for the second. Null where there is only one.</param>
    /// <returns>A vector for each token, float [N, T, H]; those of padding mean nothing.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit, or the sequences are too long.</exception>
    public override torch.Tensor forward(torch.Tensor tokens, torch.Tensor paddingMask, torch.Tensor? tokenTypes)
    {
        Verify(tokens, paddingMask, tokenTypes);
        using var scope = torch.NewDisposeScope();
        var states = _embeddings.call(tokens, tokenTypes);
        return _layers.call(states, AttentionMask.Of(paddingMask, states.dtype)).MoveToOuterDisposeScope();
    }

    /// <summary>Makes one vector of each sequence.</summary>
    /// <param name="states">What <see cref="forward"/> returned, float [N, T, H].</param>
    /// <param name="paddingMask">Bool [N, T], true at padding.</param>
    /// <param name="pooling">How.</param>
    /// <returns>Float [N, H].</returns>
    /// <exception cref="InvalidOperationException">The encoder was built without pooler.</exception>
    public torch.Tensor Pool(torch.Tensor states, torch.Tensor paddingMask, Pooling pooling = Pooling.Mean)
    {
        ArgumentNullException.ThrowIfNull(states);
        ArgumentNullException.ThrowIfNull(paddingMask);
        switch (pooling)
        {
            case Pooling.Mean:
                return TokenMean.Of(states, paddingMask);
            case Pooling.Cls:
                return states.select(1, 0);
            case Pooling.Pooler when _pooler is not null:
                using (var first = states.select(1, 0))
                    return _pooler.call(first);

            default:
                throw new InvalidOperationException($"The encoder has no pooler: it was built without one, or from weights that have none. Build it with withPooler: true, or pool with {nameof(Pooling.Mean)} or {nameof(Pooling.Cls)}.");
        }
    }

    private void Verify(torch.Tensor tokens, torch.Tensor paddingMask, torch.Tensor? tokenTypes)
    {
        if (tokens.dim() != 2)
            throw new ArgumentException($"The tokens are [{string.Join(", ", tokens.shape)}]. Expected [N, T]: N sequences of T tokens.", nameof(tokens));
        if (tokens.size(1) > Configuration.MaxTokens)
            throw new ArgumentException($"The sequences have {tokens.size(1)} tokens, and the encoder knows {Configuration.MaxTokens} positions. Truncate them when they are tokenized.", nameof(tokens));
        VerifyShape(tokens, paddingMask, nameof(paddingMask));
        if (paddingMask.dtype != torch.ScalarType.Bool)
            throw new ArgumentException($"paddingMask is {paddingMask.dtype}. Expected Bool, true at padding. A mask with 1 at tokens, as Hugging Face's attention_mask, becomes it by .eq(0).", nameof(paddingMask));
        if (tokenTypes is not null)
            VerifyShape(tokens, tokenTypes, nameof(tokenTypes));
    }

    private static void VerifyShape(torch.Tensor tokens, torch.Tensor tensor, string name)
    {
        if (tensor.dim() != 2 || tensor.size(0) != tokens.size(0) || tensor.size(1) != tokens.size(1))
            throw new ArgumentException($"{name} is [{string.Join(", ", tensor.shape)}] and the tokens are [{string.Join(", ", tokens.shape)}]. Expected the same shape.", name);
    }
}
