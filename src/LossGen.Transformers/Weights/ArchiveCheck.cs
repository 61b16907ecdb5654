using System.Collections;
using System.Globalization;
using System.IO.Compression;
using TorchSharp;
using TorchSharp.PyBridge;

namespace LossGen.Transformers;

/// <summary>Refuses archives of torch.save that unpack to more than they are, before they are unpacked: PyTorch stores tensors as they lie in memory, and few bytes that say much are made to do harm.</summary>
internal static class ArchiveCheck
{
    /// <summary>Archives that were packed again by other programs are let pass up to this.</summary>
    private const long PackingFactor = 8;
    private const long FreeBytes = 1 << 20;

    public static void Verify(Stream stream, string path)
    {
        VerifyEntries(stream, path);
        foreach (DictionaryEntry entry in PyTorchUnpickler.UnpickleStateDict(stream, leaveOpen: true, skipTensorRead: true))
        {
            if (entry is { Key: string name, Value: PyTorchUnpickler.TensorStream tensor })
                Verify(name, tensor, path);
        }

        stream.Position = 0;
    }

    private static void VerifyEntries(Stream stream, string path)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        var unpacked = archive.Entries.Aggregate((Int128)0, (sum, entry) => sum + entry.Length);
        if (unpacked > FreeBytes + (PackingFactor * (Int128)stream.Length))
            throw CheckpointException.Damaged(path, string.Create(CultureInfo.InvariantCulture, $"its parts would have {unpacked} bytes when they are unpacked, and it has {stream.Length}"));

        stream.Position = 0;
    }

    private static void Verify(string name, PyTorchUnpickler.TensorStream tensor, string path)
    {
        // A tensor may be a view of a part of its storage, never of more.
        Int128 elements = 1;
        foreach (var dimension in tensor.Shape)
            elements = dimension < 0 ? long.MaxValue : Int128.Min(elements * dimension, long.MaxValue);

        if (elements * tensor.DType.ElementSize() > tensor.ArchiveEntry.Length)
            throw CheckpointException.Damaged(path, $"{name} is {tensor.DType} [{string.Join(", ", tensor.Shape)}], and the file has {tensor.ArchiveEntry.Length} bytes of it");
    }
}
