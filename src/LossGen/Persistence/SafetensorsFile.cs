using System.Buffers.Binary;
using System.Security.Cryptography;
using TorchSharp;

namespace LossGen;

/// <summary>A file in the safetensors format: a header and the bytes of tensors. Read whole, so up to 2 GiB.</summary>
internal sealed class SafetensorsFile
{
    internal const string ChecksumKey = "lossgen.checksum";
    private const int LengthBytes = 8;

    private readonly ReadOnlyMemory<byte> _data;
    private readonly Dictionary<string, TensorEntry> _byName;

    private SafetensorsFile(string path, SafetensorsHeader header, ReadOnlyMemory<byte> data, bool isCanonical)
    {
        Path = path;
        Header = header;
        IsCanonical = isCanonical;
        _data = data;
        _byName = header.Tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
    }

    public string Path { get; }

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
                checksum.AppendData(tensor.bytes);

            metadata[ChecksumKey] = Convert.ToHexStringLower(checksum.GetHashAndReset());
        }

        var bytes = header.ToBytes();
        AtomicFile.Write(path, stream =>
        {
            Span<byte> length = stackalloc byte[LengthBytes];
            BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)bytes.Length);
            stream.Write(length);
            stream.Write(bytes);
            foreach (var (_, tensor) in tensors)
                stream.Write(tensor.bytes);
        });
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="CheckpointException">It is no safetensors file, or cut short.</exception>
    public static SafetensorsFile Read(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var file = File.ReadAllBytes(path);
        if (file.Length < LengthBytes)
            throw CheckpointException.Damaged(path, $"it has {file.Length} bytes, too few for a header");

        var length = BinaryPrimitives.ReadUInt64LittleEndian(file);
        if (length > (ulong)(file.Length - LengthBytes))
            throw CheckpointException.Damaged(path, "it ends within its header, or is no safetensors file");

        var text = file.AsMemory(LengthBytes, (int)length);
        SafetensorsHeader header;
        try
        {
            header = SafetensorsHeader.Parse(text);
        }
        catch (FormatException exception)
        {
            throw CheckpointException.Damaged(path, "its header cannot be read", exception);
        }

        var data = file.AsMemory(LengthBytes + (int)length);
        foreach (var tensor in header.Tensors)
        {
            var elements = tensor.Shape.Aggregate(1L, (product, dimension) => product * dimension);
            if (tensor.Start < 0 || tensor.End < tensor.Start || tensor.End > data.Length)
                throw CheckpointException.Damaged(path, $"tensor {tensor.Name} lies outside the file, which is cut short");
            if (SafetensorsDtype.Size(tensor.Dtype) is > 0 and var size && elements * size != tensor.End - tensor.Start)
                throw CheckpointException.Damaged(path, $"tensor {tensor.Name} is {tensor.Form} but has {tensor.End - tensor.Start} bytes");
        }

        return new SafetensorsFile(path, header, data, text.Span.SequenceEqual(header.ToBytes()));
    }

    /// <summary>Checks the checksum, where there is one.</summary>
    /// <exception cref="CheckpointException">It is wrong.</exception>
    public void VerifyChecksum()
    {
        if (!Header.Metadata.TryGetValue(ChecksumKey, out var expected))
            return;

        using var checksum = Header.StartChecksum();
        checksum.AppendData(_data.Span);
        if (Convert.ToHexStringLower(checksum.GetHashAndReset()) != expected)
            throw CheckpointException.Damaged(Path, "its checksum is wrong, so bytes were changed since it was written");
    }

    public bool Has(string name) => _byName.ContainsKey(name);

    /// <summary>The bytes of a tensor.</summary>
    public ReadOnlySpan<byte> Bytes(string name)
    {
        var entry = _byName[name];
        return _data.Span[(int)entry.Start..(int)entry.End];
    }

    /// <summary>Copies a tensor of the file over another one of the same dtype and shape.</summary>
    public void CopyTo(string name, torch.Tensor target)
    {
        using var source = torch.empty(_byName[name].Shape, dtype: target.dtype);
        Bytes(name).CopyTo(source.bytes);
        using var noGradients = torch.no_grad();
        target.copy_(source);
    }
}
