using TorchSharp;

namespace LossGen;

/// <summary>Takes the next bytes of a tensor.</summary>
/// <param name="bytes">The bytes; valid during the call only.</param>
internal delegate void ByteChunk(Span<byte> bytes);

/// <summary>The memory of a tensor piece by piece: one span holds 2 GiB at most, a tensor more.</summary>
internal static class TensorBytes
{
    /// <summary>Large enough for the disk, small beside any memory.</summary>
    private const int ChunkBytes = 1 << 24;

    /// <summary>Goes through the bytes in order.</summary>
    /// <param name="tensor">A tensor, contiguous on the CPU.</param>
    /// <param name="take">Reads or writes each piece.</param>
    public static void ForEach(torch.Tensor tensor, ByteChunk take)
    {
        using var flat = tensor.view(-1);
        var step = ChunkBytes / tensor.element_size();
        for (var start = 0L; start < flat.numel(); start += step)
        {
            using var piece = flat.narrow(0, start, Math.Min(step, flat.numel() - start));
            take(piece.bytes);
        }
    }
}
