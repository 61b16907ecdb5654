using System.Buffers.Binary;
using System.Security.Cryptography;
using TorchSharp;

namespace LossGen;

/// <summary>A file in the safetensors format: a header and the bytes of tensors. Held open until it is disposed, and read piece by piece, so of any size.</summary>
internal sealed class SafetensorsFile : IDisposable
{
    internal const string ChecksumKey = "lossgen.checksum";
    private const int LengthBytes = 8;

    /// <summary>The format's limit.</summary>
    private const int MaxHeaderBytes = 100_000_000;

    private readonly FileStream _stream;
    private readonly long _dataStart;
    private readonly Dictionary<string, TensorEntry> _byName;

    private SafetensorsFile(FileStream stream, SafetensorsHeader header, long dataStart, bool isCanonical)
    {
        _stream = stream;
        _dataStart = dataStart;
        Header = header;
        IsCanonical = isCanonical;
        _byName = header.Tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
    }

    public string Path => _stream.Name;

    public SafetensorsHeader Header { get; }

    /// <summary>Whether the header is written exactly as <see cref="Write"/> would write it, so that no byte of it can differ unnoticed.</summary>
    public bool IsCanonical { get; }

    /// <summary>Writes tensors, with a checksum. The file appears whole or not at all.</summary>
    /// <param name="path">The file; replaced where it exists.</param>
    /// <param name="metadata">Text about the tensors; gets the checksum.</param>
    /// <param name="tensors">The tensors, contiguous on the CPU.</param>
    public static void Write(string path, Dictionary<string, string> metadata, IReadOnlyList<(string Name, torch.Tensor Tensor)> tensors)
    {
        var entries = new TensorEntry[tensors.Count];
        var offset = 0L;
        for (var index = 0; index < entries.Length; index++)
        {
            var (name, tensor) = tensors[index];
            var length = tensor.numel() * tensor.element_size();
            entries[index] = new TensorEntry(name, SafetensorsDtype.Of(tensor.dtype), tensor.shape, offset, offset + length);
            offset += length;
        }

        var header = new SafetensorsHeader(metadata, entries);
        using (var checksum = header.StartChecksum())
        {
            foreach (var (_, tensor) in tensors)
                TensorBytes.ForEach(tensor, bytes => checksum.AppendData(bytes));

            metadata[ChecksumKey] = Convert.ToHexStringLower(checksum.GetHashAndReset());
        }

        var headerBytes = header.ToBytes();
        AtomicFile.Write(path, stream =>
        {
            Span<byte> length = stackalloc byte[LengthBytes];
            BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)headerBytes.Length);
            stream.Write(length);
            stream.Write(headerBytes);
            foreach (var (_, tensor) in tensors)
                TensorBytes.ForEach(tensor, bytes => stream.Write(bytes));
        });
    }

    /// <summary>Opens a file and reads its header.</summary>
    /// <exception cref="CheckpointException">It is no safetensors file, or cut short.</exception>
    public static SafetensorsFile Read(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        try
        {
            return Read(stream, path);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Checks the checksum, where there is one.</summary>
    /// <exception cref="CheckpointException">It is wrong.</exception>
    public void VerifyChecksum()
    {
        if (!Header.Metadata.TryGetValue(ChecksumKey, out var expected))
            return;

        using var checksum = Header.StartChecksum();
        var buffer = new byte[1 << 20];
        _stream.Position = _dataStart;
        for (var count = _stream.Read(buffer); count > 0; count = _stream.Read(buffer))
            checksum.AppendData(buffer, 0, count);

        if (Convert.ToHexStringLower(checksum.GetHashAndReset()) != expected)
            throw CheckpointException.Damaged(Path, "its checksum is wrong, so bytes were changed since it was written");
    }

    public bool Has(string name) => _byName.ContainsKey(name);

    /// <summary>The bytes of a tensor, up to 2 GiB.</summary>
    public byte[] Bytes(string name)
    {
        var entry = _byName[name];
        var bytes = new byte[checked((int)(entry.End - entry.Start))];
        _stream.Position = _dataStart + entry.Start;
        _stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Copies a tensor of the file over another one of the same dtype and shape.</summary>
    public void CopyTo(string name, torch.Tensor target)
    {
        using var source = Tensor(name);
        using var noGradients = torch.no_grad();
        target.copy_(source);
    }

    /// <summary>A tensor of the file, on the CPU.</summary>
    /// <exception cref="CheckpointException">Its dtype is not known here.</exception>
    public torch.Tensor Tensor(string name)
    {
        var entry = _byName[name];
        if (SafetensorsDtype.Size(entry.Dtype) == 0)
            throw new CheckpointException($"{Path}: tensor {name} is {entry.Form}, and its dtype is not supported. Convert it to F32, F16 or BF16.");

        var tensor = torch.empty(entry.Shape, dtype: SafetensorsDtype.Parse(entry));
        _stream.Position = _dataStart + entry.Start;
        TensorBytes.ForEach(tensor, _stream.ReadExactly);
        return tensor;
    }

    public void Dispose() => _stream.Dispose();

    private static SafetensorsFile Read(FileStream stream, string path)
    {
        if (stream.Length < LengthBytes)
            throw CheckpointException.Damaged(path, $"it has {stream.Length} bytes, too few for a header");

        Span<byte> start = stackalloc byte[LengthBytes];
        stream.ReadExactly(start);
        var length = BinaryPrimitives.ReadUInt64LittleEndian(start);
        if (length > MaxHeaderBytes || (long)length > stream.Length - LengthBytes)
            throw CheckpointException.Damaged(path, "it ends within its header, or is no safetensors file");

        var text = new byte[(int)length];
        stream.ReadExactly(text);
        SafetensorsHeader header;
        try
        {
            header = SafetensorsHeader.Parse(text);
        }
        catch (FormatException exception)
        {
            throw CheckpointException.Damaged(path, "its header cannot be read", exception);
        }

        var dataStart = LengthBytes + (long)length;
        Verify(header.Tensors, stream.Length - dataStart, path);

        return new SafetensorsFile(stream, header, dataStart, text.AsSpan().SequenceEqual(header.ToBytes()));
    }

    /// <summary>No byte belongs to two tensors: what is read is never more than the file.</summary>
    private static void Verify(IReadOnlyList<TensorEntry> tensors, long dataLength, string path)
    {
        var end = 0L;
        foreach (var tensor in tensors.OrderBy(tensor => tensor.Start).ThenBy(tensor => tensor.End))
        {
            Verify(tensor, dataLength, path);
            if (tensor.Start < end)
                throw CheckpointException.Damaged(path, $"tensor {tensor.Name} begins at byte {tensor.Start} of the data, which another tensor has up to byte {end}");

            end = tensor.End;
        }
    }

    private static void Verify(TensorEntry tensor, long dataLength, string path)
    {
        if (tensor.Start < 0 || tensor.End < tensor.Start || tensor.End > dataLength)
            throw CheckpointException.Damaged(path, $"tensor {tensor.Name} lies outside the file, which is cut short");

        if (Array.Exists(tensor.Shape, dimension => dimension < 0))
            throw CheckpointException.Damaged(path, $"tensor {tensor.Name} is {tensor.Form}, and a dimension cannot be negative");
        if (SafetensorsDtype.Size(tensor.Dtype) is > 0 and var size && !TensorSize.Fits(tensor.Shape, size, tensor.End - tensor.Start))
            throw CheckpointException.Damaged(path, $"tensor {tensor.Name} is {tensor.Form} but has {tensor.End - tensor.Start} bytes");
    }
}
