using Microsoft.ML.OnnxRuntime;
using LongTensor = Microsoft.ML.OnnxRuntime.Tensors.DenseTensor<long>;

namespace LossGen.Transformers.Tests;

/// <summary>The encoder with the packaged weights against ONNX Runtime, which runs the package's own graph.</summary>
public sealed class MiniLMTests(MiniLMTests.Models models) : IClassFixture<MiniLMTests.Models>
{
    private const float Tolerance = 1e-5f;

    private static readonly string[] Sentences =
    [
        "the quick brown fox jumps over the lazy dog .",
        "what is the weather in paris tomorrow ?",
        "please set an alarm for seven in the morning , and wake me with music from the second world war .",
        "no",
        "a committee of the european parliament will discuss the new law on data protection next week , its president said on friday .",
    ];

    [Fact]
    public void Equals_ONNX_Runtime_on_sentences_with_padding()
    {
        using var scope = NewDisposeScope();
        var (tokens, mask) = Tiny.Padded([.. Sentences.Select(models.Tokens)]);
        Assert.True(mask.sum().ToInt64() > 40);
        Verify(tokens, mask, zeros_like(tokens));
    }

    [Fact]
    public void Equals_ONNX_Runtime_on_pairs_of_sentences()
    {
        using var scope = NewDisposeScope();
        int[][] pairs = [.. Sentences.Zip(Sentences.Skip(1), (first, second) => (int[])[.. models.Tokens(first), .. models.Tokens(second)[1..]])];
        var (tokens, mask) = Tiny.Padded(pairs);
        var types = zeros_like(tokens);
        for (var row = 0; row < pairs.Length; row++)
            types[row, models.Tokens(Sentences[row]).Length..pairs[row].Length] = 1;

        Assert.True(types.sum().ToInt64() > 40);
        Verify(tokens, mask, types);
    }

    [Fact]
    public void Padding_and_the_rest_of_the_batch_change_next_to_nothing()
    {
        using var scope = NewDisposeScope();
        var (tokens, mask) = Tiny.Padded(64, [.. Sentences.Select(models.Tokens)]);
        var together = models.Encoder.call(tokens, mask, null);
        var pooled = models.Encoder.Pool(together, mask);
        Assert.All(Sentences.Index(), sentence =>
        {
            var alone = Tiny.Padded(models.Tokens(sentence.Item));
            var states = models.Encoder.call(alone.Tokens, alone.PaddingMask, null);
            Assert.InRange(Tiny.Difference(states[0], together[sentence.Index, ..(int)states.size(1)]), 0, Tolerance);
            Assert.InRange(Tiny.Difference(models.Encoder.Pool(states, alone.PaddingMask)[0], pooled[sentence.Index]), 0, Tolerance);
        });
    }

    [Fact]
    public void What_means_the_same_is_near()
    {
        using var scope = NewDisposeScope();
        Assert.True(Cosine("will it rain in london today ?", "what is the weather like in london ?") > 0.6);
        Assert.True(Cosine("will it rain in london today ?", "please play the next song .") < 0.2);
    }

    private double Cosine(string first, string second)
    {
        var (tokens, mask) = Tiny.Padded(models.Tokens(first), models.Tokens(second));
        var pooled = models.Encoder.Pool(models.Encoder.call(tokens, mask, null), mask);
        return functional.cosine_similarity(pooled[0], pooled[1], 0).ToDouble();
    }

    private void Verify(Tensor tokens, Tensor mask, Tensor types)
    {
        var (expected, expectedPooled) = models.Run(tokens, mask, types);
        var states = models.Encoder.call(tokens, mask, types);
        Assert.InRange(Tiny.Difference(expected.masked_fill(mask.unsqueeze(-1), 0), states.masked_fill(mask.unsqueeze(-1), 0)), 0, Tolerance);
        Assert.InRange(Tiny.Difference(expectedPooled, models.Encoder.Pool(states, mask, Pooling.Pooler)), 0, Tolerance);
    }

    /// <summary>Both models, read once.</summary>
    public sealed class Models : IDisposable
    {
        private readonly InferenceSession _session;
        private readonly Dictionary<string, int> _vocabulary;

        public Models()
        {
            Encoder = PretrainedPackage.MiniLM.LoadEncoder(withPooler: true);
            Encoder.eval();
            using var options = new SessionOptions { IntraOpNumThreads = 1 };
            _session = new InferenceSession(PretrainedPackage.MiniLM.ReadFile("model.onnx"), options);
            _vocabulary = System.Text.Encoding.UTF8.GetString(PretrainedPackage.MiniLM.ReadFile("vocab.txt")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        }

        public BertEncoder Encoder { get; }

        /// <summary>The tokens of words that stand in the vocabulary as they are.</summary>
        public int[] Tokens(string sentence) => [.. sentence.Split(' ').Prepend("[CLS]").Append("[SEP]").Select(word => _vocabulary[word])];

        public (Tensor States, Tensor Pooled) Run(Tensor tokens, Tensor mask, Tensor types)
        {
            using var outputs = _session.Run(
            [
                Input("input_ids", tokens),
                Input("attention_mask", mask.logical_not().to(ScalarType.Int64)),
                Input("token_type_ids", types),
            ]);
            return (Output(outputs[0]), Output(outputs[1]));
        }

        public void Dispose()
        {
            Encoder.Dispose();
            _session.Dispose();
        }

        private static NamedOnnxValue Input(string name, Tensor values) =>
            NamedOnnxValue.CreateFromTensor(name, new LongTensor(values.data<long>().ToArray(), [.. values.shape.Select(size => (int)size)]));

        private static Tensor Output(DisposableNamedOnnxValue value)
        {
            var tensor = value.AsTensor<float>().ToDenseTensor();
            return torch.tensor(tensor.ToArray(), [.. tensor.Dimensions.ToArray().Select(size => (long)size)]);
        }
    }
}
