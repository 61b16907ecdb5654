using System.Globalization;
using System.IO.Compression;

namespace LossGen.Transformers;

/// <summary>Refuses archives of torch.save that unpack to more than they are, before they are unpacked: PyTorch stores tensors as they lie in memory, and few bytes that say much are made to do harm.</summary>
internal static class ArchiveCheck
{
    /// <summary>Archives that were packed again by other programs are let pass up to this.</summary>
    private const long PackingFactor = 8;
    private const long FreeBytes = 1 << 20;

    private static ReadOnlySpan<byte> Magic => "PK\u0003\u0004"u8;

    /// <summary>Checks an archive; the stream is at its start again afterwards. What does not begin as one is left to the reader, which knows other formats by name.</summary>
    /// <exception cref="CheckpointException">Its parts are too large for it.</exception>
    /// <exception cref="InvalidDataException">It is not an archive, though it begins as one.</exception>
    public static void Verify(Stream stream, string path)
    {
        Span<byte> start = stackalloc byte[Magic.Length];
        var isArchive = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.SequenceEqual(Magic);
        stream.Position = 0;
        if (!isArchive)
            return;

        using (var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true))
        {
            var unpacked = archive.Entries.Aggregate((Int128)0, (sum, entry) => sum + entry.Length);
            if (unpacked > FreeBytes + (PackingFactor * (Int128)stream.Length))
                throw CheckpointException.Damaged(path, string.Create(CultureInfo.InvariantCulture, $"its parts would have {unpacked} bytes when they are unpacked, and it has {stream.Length}"));
        }

        stream.Position = 0;
    }
}
