namespace LossGen.Catalog.Operations;

/// <summary>The table of layers the analysis understands. What is not here gives unknown.</summary>
public static class LayerOperations
{
    private static readonly ScaleEffect Raw = ScaleEffect.To(TensorScale.Real);

    /// <summary>All rows.</summary>
    public static IReadOnlyList<LayerOperation> All { get; } =
    [
        new("Linear", null)
        {
            HasParameters = true, InputWidth = "inputSize", OutputWidth = "outputSize", KeepsOtherDimensions = true, Scale = Raw,
        },
        new("Bilinear", null) { HasParameters = true, OutputWidth = "out_features", Scale = Raw },
        Convolution("Conv1d", -2),
        Convolution("Conv2d", -3),
        Convolution("Conv3d", -4),
        Convolution("ConvTranspose1d", -2),
        Convolution("ConvTranspose2d", -3),
        Convolution("ConvTranspose3d", -4),
        Normalisation("BatchNorm1d") with { DependsOnMode = true },
        Normalisation("BatchNorm2d") with { DependsOnMode = true },
        Normalisation("BatchNorm3d") with { DependsOnMode = true },
        Normalisation("LayerNorm"),
        Normalisation("GroupNorm"),
        new("Embedding", null) { HasParameters = true },
        new("EmbeddingBag", null) { HasParameters = true },
        new("PReLU", null) { HasParameters = true, KeepsOtherDimensions = true },
        new("MultiheadAttention", null) { HasParameters = true },
        new("RNN", null) { HasParameters = true },
        new("LSTM", null) { HasParameters = true },
        new("GRU", null) { HasParameters = true },
        new("RNNCell", null) { HasParameters = true },
        new("LSTMCell", null) { HasParameters = true },
        new("GRUCell", null) { HasParameters = true },
        new("Transformer", null) { HasParameters = true, DependsOnMode = true },
        new("TransformerEncoderLayer", null) { HasParameters = true, DependsOnMode = true },
        new("TransformerDecoderLayer", null) { HasParameters = true, DependsOnMode = true },
        new("TransformerEncoder", null) { HasParameters = true, DependsOnMode = true },
        new("TransformerDecoder", null) { HasParameters = true, DependsOnMode = true },

        Applying("Softmax", "softmax"),
        Applying("Softmin", "softmin"),
        Applying("Softmax2d", "softmax2d"),
        Applying("LogSoftmax", "log_softmax"),
        Applying("Sigmoid", "sigmoid"),
        Applying("Hardsigmoid", "hardsigmoid"),
        Applying("LogSigmoid", "logsigmoid"),
        Applying("ReLU", "relu"),
        Applying("ReLU6", "relu6"),
        Applying("Softplus", "softplus"),
        Applying("Tanh", "tanh"),
        Applying("Softsign", "softsign"),
        Applying("ELU", "elu"),
        Applying("CELU", "celu"),
        Applying("SELU", "selu"),
        Applying("GELU", "gelu"),
        Applying("SiLU", "silu"),
        Applying("Mish", "mish"),
        Applying("LeakyReLU", "leaky_relu"),
        Applying("RReLU", "rrelu"),
        Applying("Hardswish", "hardswish"),
        Applying("Hardtanh", "hardtanh"),
        Applying("Flatten", "flatten"),
        Applying("Dropout", "dropout") with { DependsOnMode = true },
        Applying("Dropout1d", "dropout1d") with { DependsOnMode = true },
        Applying("Dropout2d", "dropout2d") with { DependsOnMode = true },
        Applying("Dropout3d", "dropout3d") with { DependsOnMode = true },
        Applying("AlphaDropout", "alpha_dropout") with { DependsOnMode = true },
        Applying("FeatureAlphaDropout", "feature_alpha_dropout") with { DependsOnMode = true },
        Applying("Identity", "alias"),
    ];

    private static readonly Dictionary<string, LayerOperation> ByName = All.ToDictionary(row => row.Name, StringComparer.Ordinal);

    /// <summary>The row of a factory or class name; null where the table has none.</summary>
    public static LayerOperation? Find(string name) => ByName.TryGetValue(name, out var row) ? row : null;

    private static LayerOperation Applying(string name, string function) =>
        new(name, TensorOperations.Find(function)) { KeepsOtherDimensions = true };

    private static LayerOperation Convolution(string name, long channels) => new(name, null)
    {
        HasParameters = true,
        InputWidth = "in_channels",
        OutputWidth = "out_channels",
        FeatureDimension = channels,
        Scale = Raw,
    };

    private static LayerOperation Normalisation(string name) =>
        new(name, null) { HasParameters = true, KeepsOtherDimensions = true, Scale = Raw };
}
