using TorchSharp;
using static TorchSharp.torch;

namespace LossGen.Tests;

public sealed class BatchTensorTests
{
    private static readonly Device Cpu = new(DeviceType.CPU);

    [Fact]
    public void Rows_are_seen_by_the_tensor()
    {
        using var batch = new BatchTensor<float>(Cpu, 2);
        batch.Rows(3)[5] = 7f;
        Assert.Equal([3L, 2L], batch.Tensor.shape);
        Assert.Equal(7f, batch.Tensor[2, 1].ToSingle());
        Assert.Equal(ScalarType.Float32, batch.Tensor.dtype);
    }

    [Fact]
    public void A_shorter_batch_is_a_view_and_a_longer_one_grows()
    {
        using var batch = new BatchTensor<long>(Cpu);
        foreach (var count in (int[])[4, 2, 4, 9])
        {
            var rows = batch.Rows(count);
            rows.Fill(count);
            Assert.Equal(count, rows.Length);
            Assert.Equal([(long)count], batch.Tensor.shape);
            Assert.Equal((long)count * count, batch.Tensor.sum().ToInt64());
        }
    }

    [Fact]
    public void Rows_may_have_a_width_of_their_own()
    {
        using var batch = new BatchTensor<long>(Cpu);
        batch.Rows(2, width: 5).Fill(1);
        Assert.Equal([2L, 5L], batch.Tensor.shape);
        batch.Rows(5, width: 2).Fill(1);
        Assert.Equal([5L, 2L], batch.Tensor.shape);
        batch.Rows(10).Fill(1);
        Assert.Equal([10L], batch.Tensor.shape);
    }

    [Fact]
    public void Batches_of_one_size_share_their_tensor_and_cost_nothing()
    {
        using var batch = new BatchTensor<float>(Cpu, 4);
        batch.Rows(8);
        var tensor = batch.Tensor;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var step = 0; step < 100; step++)
            batch.Rows(8);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Same(tensor, batch.Tensor);
    }

    [Fact]
    public void The_tensor_outlives_the_scope_in_which_it_is_read()
    {
        using var batch = new BatchTensor<float>(Cpu, 4);
        using (NewDisposeScope())
        {
            batch.Rows(8);
            _ = batch.Tensor;
        }

        Assert.False(batch.Tensor.IsInvalid);
        Assert.Equal(8, batch.Tensor.size(0));
    }

    [Fact]
    public void An_empty_batch_has_no_tensor()
    {
        using var batch = new BatchTensor<float>(Cpu, 4);
        Assert.Throws<InvalidOperationException>(() => batch.Tensor);
    }
}
