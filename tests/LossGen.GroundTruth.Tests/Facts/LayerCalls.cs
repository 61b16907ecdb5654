namespace LossGen.GroundTruth.Tests.Facts;

/// <summary>Layers with parameters, or with options that matter, as they are made, and what they are called with.</summary>
internal static class LayerCalls
{
    private const string Sequence = "randn(4, 2, 8)";

    private static readonly string[] Rows = ["randn(5, 4)", "randn(2, 5, 4)", "randn(4)", "Probe.Batch()", "nn.Linear(4, 4).call(Probe.Batch()).softmax(1)", "randn(5, 4).detach()"];

    /// <summary>Creations and inputs by the table's row; of a layer without an entry the factory takes no argument and any tensor will do.</summary>
    public static IReadOnlyDictionary<string, (string[] Creations, string[] Inputs)> All { get; } = new Dictionary<string, (string[], string[])>
    {
        ["Linear"] = (["nn.Linear(4, 3)", "nn.Linear(4, 3, hasBias: false)"], Rows),
        ["Bilinear"] = (["nn.Bilinear(4, 4, 3)"], ["randn(5, 4), randn(5, 4)"]),
        ["Conv1d"] = (["nn.Conv1d(3, 6, 2)"], ["randn(2, 3, 8)", "randn(3, 8)"]),
        ["Conv2d"] = (["nn.Conv2d(3, 6, 2)"], ["randn(2, 3, 8, 8)", "randn(3, 8, 8)"]),
        ["Conv3d"] = (["nn.Conv3d(3, 6, 2)"], ["randn(new long[] { 2, 3, 4, 4, 4 })"]),
        ["ConvTranspose1d"] = (["nn.ConvTranspose1d(3, 6, 2)"], ["randn(2, 3, 8)", "randn(3, 8)"]),
        ["ConvTranspose2d"] = (["nn.ConvTranspose2d(3, 6, 2)"], ["randn(2, 3, 8, 8)", "randn(3, 8, 8)"]),
        ["ConvTranspose3d"] = (["nn.ConvTranspose3d(3, 6, 2)"], ["randn(new long[] { 2, 3, 4, 4, 4 })"]),
        ["BatchNorm1d"] = (["nn.BatchNorm1d(4)"], ["randn(5, 4)", "randn(5, 4, 3)", "Probe.Batch()"]),
        ["BatchNorm2d"] = (["nn.BatchNorm2d(3)"], ["randn(2, 3, 4, 4)"]),
        ["BatchNorm3d"] = (["nn.BatchNorm3d(3)"], ["randn(new long[] { 2, 3, 4, 4, 4 })"]),
        ["LayerNorm"] = (["nn.LayerNorm(4)", "nn.LayerNorm(new long[] { 4 })"], Rows),
        ["GroupNorm"] = (["nn.GroupNorm(2, 4)"], ["randn(5, 4)", "randn(2, 4, 6)"]),
        ["Embedding"] = (["nn.Embedding(10, 4)"], ["randint(10, new long[] { 5 })", "randint(10, new long[] { 2, 5 })"]),
        ["EmbeddingBag"] = (["nn.EmbeddingBag(10, 4)"], ["randint(10, new long[] { 2, 5 })"]),
        ["PReLU"] = (["nn.PReLU(1)"], Rows),
        ["MultiheadAttention"] = (["nn.MultiheadAttention(8, 2)"], [$"{Sequence}, {Sequence}, {Sequence}, null, false, null"]),
        ["RNN"] = (["nn.RNN(8, 6)"], [Sequence]),
        ["LSTM"] = (["nn.LSTM(8, 6)"], [Sequence]),
        ["GRU"] = (["nn.GRU(8, 6)"], [Sequence]),
        ["RNNCell"] = (["nn.RNNCell(4, 6)"], ["randn(5, 4), zeros(5, 6)"]),
        ["LSTMCell"] = (["nn.LSTMCell(4, 6)"], ["randn(5, 4), (zeros(5, 6), zeros(5, 6))"]),
        ["GRUCell"] = (["nn.GRUCell(4, 6)"], ["randn(5, 4), zeros(5, 6)"]),
        ["Transformer"] = (["nn.Transformer(8, 2, 1, 1, 16)"], [$"{Sequence}, {Sequence}"]),
        ["TransformerEncoderLayer"] = (["nn.TransformerEncoderLayer(8, 2, 16)"], [Sequence]),
        ["TransformerDecoderLayer"] = (["nn.TransformerDecoderLayer(8, 2, 16)"], [$"{Sequence}, {Sequence}"]),
        ["TransformerEncoder"] = (["nn.TransformerEncoder(nn.TransformerEncoderLayer(8, 2, 16), 1)"], [Sequence]),
        ["TransformerDecoder"] = (["nn.TransformerDecoder(nn.TransformerDecoderLayer(8, 2, 16), 1)"], [$"{Sequence}, {Sequence}"]),
        ["Softmax"] = (["nn.Softmax(1)", "nn.Softmax(-1)", "nn.Softmax(0)"], []),
        ["Softmin"] = (["nn.Softmin(1)"], []),
        ["LogSoftmax"] = (["nn.LogSoftmax(1)", "nn.LogSoftmax(-1)"], []),
        ["ReLU"] = (["nn.ReLU()", "nn.ReLU(inplace: true)", "nn.ReLU(true)"], []),
        ["LeakyReLU"] = (["nn.LeakyReLU(0.1)", "nn.LeakyReLU(0.1, inplace: true)"], []),
        ["Flatten"] = (["nn.Flatten()", "nn.Flatten(0)", "nn.Flatten(0, 1)"], []),
        ["Dropout"] = (["nn.Dropout()", "nn.Dropout(0.5, inplace: true)"], []),
        ["Identity"] = (["nn.Identity()"], []),
    };
}
