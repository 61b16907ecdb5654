namespace LossGen.Transformers.Tests;

/// <summary>Encoders that are small enough to be trained in a test.</summary>
internal static class Tiny
{
    public const int Vocabulary = 20;

    public static BertConfiguration Configuration { get; } = new()
    {
        VocabularySize = Vocabulary,
        HiddenSize = 32,
        Layers = 2,
        AttentionHeads = 4,
        IntermediateSize = 64,
        MaxTokens = 16,
        Dropout = 0,
        AttentionDropout = 0,
        InitializerRange = 0.1,
    };

    public static BertEncoder Encoder(BertConfiguration? configuration = null, bool withPooler = false, long seed = 1)
    {
        manual_seed(seed);
        var encoder = new BertEncoder(configuration ?? Configuration, withPooler);
        encoder.eval();
        return encoder;
    }

    /// <summary>Two sequences, of 5 and 3 tokens.</summary>
    public static (Tensor Tokens, Tensor PaddingMask) Batch() => Padded([2, 7, 9, 4, 3], [2, 5, 3]);

    public static (Tensor Tokens, Tensor PaddingMask) Padded(params int[][] sequences) => Padded(sequences.Max(sequence => sequence.Length), sequences);

    public static (Tensor Tokens, Tensor PaddingMask) Padded(int length, params int[][] sequences)
    {
        var tokens = zeros(sequences.Length, length, dtype: ScalarType.Int64);
        var mask = ones(sequences.Length, length, dtype: ScalarType.Bool);
        for (var row = 0; row < sequences.Length; row++)
        {
            for (var position = 0; position < sequences[row].Length; position++)
            {
                tokens[row, position] = sequences[row][position];
                mask[row, position] = false;
            }
        }

        return (tokens, mask);
    }

    public static float Difference(Tensor first, Tensor second) => (first - second).abs().max().ToSingle();
}
