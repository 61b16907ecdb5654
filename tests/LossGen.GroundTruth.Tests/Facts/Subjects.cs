namespace LossGen.GroundTruth.Tests.Facts;

/// <summary>Tensors of every kind of fact, as C# expressions that the engine can read.</summary>
internal static class Subjects
{
    private const string Logits = "nn.Linear(4, 3).call(Probe.Batch())";

    /// <summary>The expressions by name; of most the shape is [5, 3].</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["logits"] = "nn.Linear(4, 3).call(randn(5, 4))",
        ["logits of unknown rank"] = Logits,
        ["logits of three dimensions"] = "nn.Linear(4, 3).call(randn(2, 5, 4))",
        ["logits of four dimensions"] = "nn.Linear(5, 5).call(randn(2, 3, 4, 5))",
        ["probabilities"] = Logits + ".softmax(1)",
        ["probabilities of columns"] = Logits + ".softmax(0)",
        ["log-probabilities"] = "nn.Linear(4, 3).call(randn(5, 4)).log_softmax(-1)",
        ["unit interval"] = "nn.Linear(4, 3).call(randn(5, 4)).sigmoid()",
        ["logs of the unit interval"] = $"F.logsigmoid({Logits})",
        ["non-negative"] = Logits + ".relu()",
        ["positive"] = $"F.softplus({Logits})",
        ["signed unit"] = Logits + ".tanh()",
        ["detached"] = "nn.Linear(4, 3).call(randn(5, 4)).detach()",
        ["data"] = "randn(5, 3)",
        ["leaf"] = "randn(5, 3).requires_grad_()",
        ["float64"] = Logits + ".to(float64)",
        ["float16"] = Logits + ".to(float16)",
        ["bfloat16"] = Logits + ".to(bfloat16)",
        ["int64"] = "randint(5, new long[] { 5, 3 })",
        ["int32"] = "randint(5, new long[] { 5, 3 }).to(int32)",
        ["uint8"] = "randint(5, new long[] { 5, 3 }).to(uint8)",
        ["bool"] = "randn(5, 3) > 0",
        ["labels"] = "randint(3, new long[] { 5 })",
        ["labels from one"] = "randint(3, new long[] { 5 }) + 1",
        ["one-hot"] = "F.one_hot(randint(3, new long[] { 5 }), 3)",
        ["one-hot float"] = "F.one_hot(randint(3, new long[] { 5 }), 3).to(float32)",
        ["zeros and ones"] = "tensor(new float[] { 0, 1, 1 })",
        ["signs"] = "tensor(new float[] { 1, -1, -1 })",
        ["column"] = "nn.Linear(4, 1).call(randn(5, 4))",
        ["number"] = "nn.Linear(4, 3).call(randn(5, 4)).mean()",
    };
}
