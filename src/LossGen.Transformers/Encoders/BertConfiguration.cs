using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace LossGen.Transformers;

/// <summary>
/// The sizes of an encoder of the BERT family, as Hugging Face's config.json has them. What a file does not say has the value that it has there: that of BERT's base model.
/// </summary>
public sealed record BertConfiguration
{
    /// <summary>Of sentence-transformers/all-MiniLM-L6-v2: 6 layers of width 384, 22.6 million weights.</summary>
    public static BertConfiguration MiniLM { get; } = new() { HiddenSize = 384, Layers = 6, IntermediateSize = 1536 };

    /// <summary>Of bert-base-uncased: 12 layers of width 768, 109 million weights.</summary>
    public static BertConfiguration Base { get; } = new();

    /// <summary>What no encoder comes near: a file that says more is damaged.</summary>
    private const int MostOfAnySize = 1 << 24;
    private const double MostWeights = 2e10;

    /// <summary>The family, "bert": the only one that is read.</summary>
    [JsonPropertyName("model_type")]
    public string ModelType { get; init; } = "bert";

    /// <summary>The number of different tokens.</summary>
    [JsonPropertyName("vocab_size")]
    public int VocabularySize { get; init; } = 30522;

    /// <summary>H, the width of a token's vector; a multiple of <see cref="AttentionHeads"/>.</summary>
    [JsonPropertyName("hidden_size")]
    public int HiddenSize { get; init; } = 768;

    /// <summary>The number of layers.</summary>
    [JsonPropertyName("num_hidden_layers")]
    public int Layers { get; init; } = 12;

    /// <summary>The number of attention heads of a layer.</summary>
    [JsonPropertyName("num_attention_heads")]
    public int AttentionHeads { get; init; } = 12;

    /// <summary>The width between the two dense layers that follow attention.</summary>
    [JsonPropertyName("intermediate_size")]
    public int IntermediateSize { get; init; } = 3072;

    /// <summary>The activation between those two, by Hugging Face's name: "gelu" (exact), "gelu_new" (the approximation by tanh), "relu", "silu" ...</summary>
    [JsonPropertyName("hidden_act")]
    public string Activation { get; init; } = "gelu";

    /// <summary>The dropout probability of embeddings and dense layers: at least 0 and below 1.</summary>
    [JsonPropertyName("hidden_dropout_prob")]
    public double Dropout { get; init; } = 0.1;

    /// <summary>The dropout probability of attention: at least 0 and below 1.</summary>
    [JsonPropertyName("attention_probs_dropout_prob")]
    public double AttentionDropout { get; init; } = 0.1;

    /// <summary>The dropout probability before a head's dense layer; null (default) for <see cref="Dropout"/>.</summary>
    [JsonPropertyName("classifier_dropout")]
    public double? HeadDropout { get; init; }

    /// <summary>The longest sequence, in tokens.</summary>
    [JsonPropertyName("max_position_embeddings")]
    public int MaxTokens { get; init; } = 512;

    /// <summary>How many parts a sequence can have that tell themselves apart by token types.</summary>
    [JsonPropertyName("type_vocab_size")]
    public int TokenTypes { get; init; } = 2;

    /// <summary>What layer normalization adds to the variance.</summary>
    [JsonPropertyName("layer_norm_eps")]
    public double LayerNormEpsilon { get; init; } = 1e-12;

    /// <summary>The standard deviation of weights that are not pretrained.</summary>
    [JsonPropertyName("initializer_range")]
    public double InitializerRange { get; init; } = 0.02;

    /// <summary>The token that pads.</summary>
    [JsonPropertyName("pad_token_id")]
    public int PaddingToken { get; init; }

    /// <summary>How positions are told; only "absolute" is read.</summary>
    [JsonPropertyName("position_embedding_type")]
    public string PositionEmbedding { get; init; } = "absolute";

    /// <summary>What else the file says. Kept and written again.</summary>
    [JsonExtensionData]
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Usage", "CA2227:Collection properties should be read only", Justification = "The serializer sets it, once.")]
    public IDictionary<string, JsonElement>? Other { get; set; }

    /// <summary>Reads a config.json.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The configuration.</returns>
    /// <exception cref="CheckpointException">The file is no such configuration, or one of another family, or a value is out of range.</exception>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    public static BertConfiguration Load(string path) => Parse(File.ReadAllBytes(path), path);

    /// <summary>Reads the text of a config.json.</summary>
    /// <param name="json">The text, in UTF-8.</param>
    /// <param name="source">What messages call it.</param>
    /// <returns>The configuration.</returns>
    /// <exception cref="CheckpointException">The text is no such configuration, or one of another family, or a value is out of range.</exception>
    public static BertConfiguration Parse(ReadOnlySpan<byte> json, string source = "config.json")
    {
        BertConfiguration configuration;
        try
        {
            // What the file does not say is taken from the default: generated readers would leave it empty.
            var values = JsonNode.Parse(Base.ToJson())!.AsObject();
            foreach (var (name, value) in JsonNode.Parse(json) as JsonObject ?? throw new JsonException("It is no object."))
                values[name] = value?.DeepClone();

            configuration = values.Deserialize(BertConfigurationJson.Default.BertConfiguration)!;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException)
        {
            // Beside what is not JSON: names that are there twice, and escapes that are not characters.
            throw new CheckpointException($"{source} is no configuration of a BERT encoder: {exception.Message} Expected an object such as {{ \"model_type\": \"bert\", \"hidden_size\": 384, ... }}.", exception);
        }

        return configuration.Problem() is { } problem ? throw new CheckpointException($"{source}: {problem}") : configuration;
    }

    /// <summary>The text of a config.json.</summary>
    /// <returns>Its bytes, in UTF-8.</returns>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, BertConfigurationJson.Default.BertConfiguration);

    /// <summary>What is wrong with it, or null.</summary>
    internal string? Problem()
    {
        if (ModelType != "bert")
            return $"model_type is \"{ModelType}\". Expected \"bert\": encoders of other families have other layers.";
        if (PositionEmbedding != "absolute")
            return $"position_embedding_type is \"{PositionEmbedding}\". Expected \"absolute\", the only one that is implemented.";
        if (!Activations.IsKnown(Activation))
            return $"hidden_act is \"{Activation}\". Expected one of {string.Join(", ", Activations.Names)}.";

        foreach (var (name, value) in Sizes())
        {
            if (value < 1)
                return $"{name} is {value}. Expected at least 1.";
            if (value > MostOfAnySize)
                return $"{name} is {value}. Expected at most {MostOfAnySize}: no encoder has more.";
        }

        foreach (var (name, value) in Probabilities())
        {
            if (value is not (>= 0 and < 1))
                return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name} is {value}. Expected at least 0 and below 1.");
        }

        if (HiddenSize % AttentionHeads != 0)
            return $"hidden_size is {HiddenSize} and num_attention_heads {AttentionHeads}. Expected a multiple: each head takes an equal share of the width.";
        if (PaddingToken < 0 || PaddingToken >= VocabularySize)
            return $"pad_token_id is {PaddingToken}. Expected at least 0 and below vocab_size, {VocabularySize}.";

        if (Weights > MostWeights)
            return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"a model of these sizes would have {Weights:0.0e0} weights. Expected at most {MostWeights:0e0}: a size is likely wrong.");

        return LayerNormEpsilon is > 0 and < 1 ? null : "layer_norm_eps must be above 0 and below 1; it is usually 1e-12.";
    }

    /// <summary>The number of weights, but for biases and normalization.</summary>
    private double Weights =>
        ((double)HiddenSize * ((double)VocabularySize + MaxTokens + TokenTypes)) + ((double)Layers * HiddenSize * ((4.0 * HiddenSize) + (2.0 * IntermediateSize)));

    private IEnumerable<(string Name, int Value)> Sizes() =>
    [
        ("vocab_size", VocabularySize),
        ("hidden_size", HiddenSize),
        ("num_hidden_layers", Layers),
        ("num_attention_heads", AttentionHeads),
        ("intermediate_size", IntermediateSize),
        ("max_position_embeddings", MaxTokens),
        ("type_vocab_size", TokenTypes),
    ];

    private IEnumerable<(string Name, double Value)> Probabilities() =>
    [
        ("hidden_dropout_prob", Dropout),
        ("attention_probs_dropout_prob", AttentionDropout),
        ("classifier_dropout", HeadDropout ?? 0),
        ("initializer_range", InitializerRange),
    ];
}
