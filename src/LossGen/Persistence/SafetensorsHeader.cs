using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace LossGen;

/// <summary>The header of a safetensors file: which tensors follow, and text about them.</summary>
internal sealed record SafetensorsHeader(IReadOnlyDictionary<string, string> Metadata, IReadOnlyList<TensorEntry> Tensors)
{
    /// <summary>The data starts at a multiple of this, so that a mapped file can be read in place.</summary>
    private const int Alignment = 8;

    private const string MetadataKey = "__metadata__";

    /// <summary>The header as bytes, padded with blanks to the alignment; its length in 8 bytes goes before it.</summary>
    public byte[] ToBytes()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject(MetadataKey);
            foreach (var (key, value) in Metadata)
                json.WriteString(key, value);

            json.WriteEndObject();
            foreach (var tensor in Tensors)
                Write(json, tensor);

            json.WriteEndObject();
        }

        while (buffer.Length % Alignment != 0)
            buffer.WriteByte((byte)' ');

        return buffer.ToArray();
    }

    /// <summary>Reads a header.</summary>
    /// <exception cref="FormatException">It is not one.</exception>
    public static SafetensorsHeader Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes);
            var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
            var tensors = new List<TensorEntry>();
            foreach (var property in json.RootElement.EnumerateObject())
            {
                if (property.Name == MetadataKey)
                {
                    foreach (var entry in property.Value.EnumerateObject())
                        metadata[entry.Name] = entry.Value.GetString() ?? "";
                }
                else
                {
                    tensors.Add(Read(property.Name, property.Value));
                }
            }

            if (tensors.DistinctBy(tensor => tensor.Name, StringComparer.Ordinal).Count() < tensors.Count)
                throw new FormatException("Two tensors have one name.");

            return new SafetensorsHeader(metadata, tensors);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new FormatException("The header is no safetensors header.", exception);
        }
    }

    /// <summary>Begins a checksum with all that the header says, but for the checksum itself; the tensors' bytes follow.</summary>
    public IncrementalHash StartChecksum()
    {
        var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (key, value) in Metadata.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            if (key != SafetensorsFile.ChecksumKey)
                Append(hash, key, value);
        }

        foreach (var tensor in Tensors)
            Append(hash, tensor.Name, string.Create(CultureInfo.InvariantCulture, $"{tensor.Form} {tensor.Start} {tensor.End}"));

        return hash;
    }

    private static void Append(IncrementalHash hash, string key, string value) =>
        hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{key.Length}:{key}={value.Length}:{value}\n")));

    private static void Write(Utf8JsonWriter json, TensorEntry tensor)
    {
        json.WriteStartObject(tensor.Name);
        json.WriteString("dtype", tensor.Dtype);
        json.WriteStartArray("shape");
        foreach (var dimension in tensor.Shape)
            json.WriteNumberValue(dimension);

        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(tensor.Start);
        json.WriteNumberValue(tensor.End);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static TensorEntry Read(string name, JsonElement json)
    {
        long[] shape = [.. json.GetProperty("shape").EnumerateArray().Select(dimension => dimension.GetInt64())];
        var offsets = json.GetProperty("data_offsets");
        if (offsets.GetArrayLength() != 2)
            throw new FormatException($"Tensor {name} has no pair of offsets.");

        return new TensorEntry(name, json.GetProperty("dtype").GetString() ?? "", shape, offsets[0].GetInt64(), offsets[1].GetInt64());
    }
}
