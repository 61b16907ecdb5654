namespace LossGen.Transformers.Tests;

/// <summary>Pairs that are taken apart are encoded as each text by itself.</summary>
public sealed class SequencePairTests
{
    [Fact]
    public void Each_text_is_as_if_it_had_been_tokenized_alone()
    {
        using var scope = NewDisposeScope();
        int[][] firsts = [[2, 7, 8, 3], [2, 9, 3], [2, 3]];
        int[][] seconds = [[2, 5, 3], [2, 6, 7, 8, 9, 3], [2, 3]];
        var (tokens, mask) = Tiny.Padded([.. firsts.Zip(seconds, (first, second) => (int[])[.. first, .. second[1..]])]);
        var types = zeros_like(tokens);
        foreach (var (row, first) in firsts.Index())
            types[row, first.Length..(first.Length + seconds[row].Length - 1)] = 1;

        var pair = SequencePair.Split(tokens, mask, types);
        var encoder = Tiny.Encoder();
        Verify(firsts, pair.First, pair.FirstPaddingMask);
        Verify(seconds, pair.Second, pair.SecondPaddingMask);

        void Verify(int[][] texts, Tensor split, Tensor splitMask)
        {
            var (alone, aloneMask) = Tiny.Padded(texts);
            var expected = encoder.Pool(encoder.call(alone, aloneMask, null), aloneMask);
            Assert.InRange(Tiny.Difference(expected, encoder.Pool(encoder.call(split, splitMask, null), splitMask)), 0, 1e-6f);
            Assert.Equal(texts.Select(text => (long)text.Length), splitMask.logical_not().sum(1).data<long>().ToArray());
        }
    }

    [Fact]
    public void No_tensor_is_left_behind()
    {
        var (tokens, mask) = Tiny.Padded([2, 7, 3, 8, 3]);
        var types = tensor(new long[] { 0, 0, 0, 1, 1 }).view(1, 5);
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        using (NewDisposeScope())
            SequencePair.Split(tokens, mask, types);

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }
}
