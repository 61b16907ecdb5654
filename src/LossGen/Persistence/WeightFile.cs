using System.Buffers.Binary;
using System.Reflection;
using System.Text.Json;
using TorchSharp;

namespace LossGen;

/// <summary>
/// Saves and loads the weights of a model: its parameters and its buffers, in the safetensors format, with what they are for.
/// Files that come without LossGen's metadata (written from Python, say) are taken by names, shapes and dtypes alone.
/// </summary>
internal static class WeightFile
{
    internal const string ChecksumKey = "lossgen.checksum";
    private const string FingerprintKey = "lossgen.fingerprint";
    private const int LengthBytes = 8;

    public static void Save(string path, torch.nn.Module model, TaskDescription task)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        using var scope = torch.NewDisposeScope();
        var state = State(model).Select(entry => (entry.Name, Tensor: entry.Tensor.detach().cpu().contiguous())).ToArray();

        var entries = new TensorEntry[state.Length];
        var offset = 0L;
        for (var index = 0; index < state.Length; index++)
        {
            var (name, tensor) = state[index];
            var length = tensor.numel() * tensor.element_size();
            entries[index] = new TensorEntry(name, SafetensorsDtype.Of(tensor.dtype), tensor.shape, offset, offset + length);
            offset += length;
        }

        var metadata = Metadata(task);
        var header = new SafetensorsHeader(metadata, entries);
        using (var checksum = header.StartChecksum())
        {
            foreach (var (_, tensor) in state)
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
            foreach (var (_, tensor) in state)
                stream.Write(tensor.bytes);
        });
    }

    public static void Load(string path, torch.nn.Module model, TaskDescription task)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var file = File.ReadAllBytes(path);
        var (header, data) = Open(path, file);
        VerifyTask(path, header, task);

        var state = State(model).ToArray();
        VerifyTensors(path, header, state);
        VerifyChecksum(path, header, data.Span);

        // Everything fits: only now is the model touched.
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        var byName = header.Tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        foreach (var (name, target) in state)
        {
            var entry = byName[name];
            var source = torch.empty(entry.Shape, dtype: target.dtype);
            data.Span[(int)entry.Start..(int)entry.End].CopyTo(source.bytes);
            target.copy_(source);
        }
    }

    private static IEnumerable<(string Name, torch.Tensor Tensor)> State(torch.nn.Module model) =>
        model.state_dict().Select(entry => (entry.Key, entry.Value)).OrderBy(entry => entry.Key, StringComparer.Ordinal);

    private static Dictionary<string, string> Metadata(TaskDescription task) => new(StringComparer.Ordinal)
    {
        ["format"] = "pt",
        ["lossgen.version"] = typeof(WeightFile).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "",
        [FingerprintKey] = task.Fingerprint,
        ["lossgen.model"] = task.Model,
        ["lossgen.task"] = task.Kind.ToString(),
        ["lossgen.loss"] = task.Loss,
        ["lossgen.label"] = task.Label,
        ["lossgen.output"] = task.Output,
        ["lossgen.features"] = JsonSerializer.Serialize(task.Features),
        ["lossgen.classes"] = JsonSerializer.Serialize(task.Classes),
    };

    private static (SafetensorsHeader Header, ReadOnlyMemory<byte> Data) Open(string path, byte[] file)
    {
        if (file.Length < LengthBytes)
            throw Damaged(path, $"it has {file.Length} bytes, too few for a header");

        var length = BinaryPrimitives.ReadUInt64LittleEndian(file);
        if (length > (ulong)(file.Length - LengthBytes))
            throw Damaged(path, "it ends within its header, or is no safetensors file");

        SafetensorsHeader header;
        try
        {
            header = SafetensorsHeader.Parse(file.AsMemory(LengthBytes, (int)length));
        }
        catch (FormatException exception)
        {
            throw Damaged(path, "its header cannot be read", exception);
        }

        var data = file.AsMemory(LengthBytes + (int)length);
        foreach (var tensor in header.Tensors)
        {
            var elements = tensor.Shape.Aggregate(1L, (product, dimension) => product * dimension);
            if (tensor.Start < 0 || tensor.End < tensor.Start || tensor.End > data.Length)
                throw Damaged(path, $"tensor {tensor.Name} lies outside the file, which is cut short");
            if (SafetensorsDtype.Size(tensor.Dtype) is > 0 and var size && elements * size != tensor.End - tensor.Start)
                throw Damaged(path, $"tensor {tensor.Name} is {tensor.Form} but has {tensor.End - tensor.Start} bytes");
        }

        return (header, data);
    }

    private static void VerifyTask(string path, SafetensorsHeader header, TaskDescription task)
    {
        if (!header.Metadata.TryGetValue(FingerprintKey, out var fingerprint) || fingerprint == task.Fingerprint)
            return;

        var expected = Metadata(task);
        var differences = expected
            .Where(entry => entry.Key is not (FingerprintKey or "lossgen.version" or "lossgen.model"))
            .Where(entry => header.Metadata.TryGetValue(entry.Key, out var found) && found != entry.Value)
            .Select(entry => $"{entry.Key["lossgen.".Length..]}: the file has {header.Metadata[entry.Key]}, this trainer {entry.Value}");
        throw new CheckpointException($"{path} holds weights of another task. {string.Join("; ", differences)}. Load the file that this trainer's model saved, or train anew.");
    }

    private static void VerifyTensors(string path, SafetensorsHeader header, IReadOnlyList<(string Name, torch.Tensor Tensor)> state)
    {
        var expected = state.ToDictionary(
            entry => entry.Name,
            entry => new TensorEntry(entry.Name, SafetensorsDtype.Of(entry.Tensor.dtype), entry.Tensor.shape, 0, 0).Form,
            StringComparer.Ordinal);
        var found = header.Tensors.ToDictionary(tensor => tensor.Name, tensor => tensor.Form, StringComparer.Ordinal);

        var problems = new List<string>();
        Note(problems, "missing", expected.Keys.Where(name => !found.ContainsKey(name)));
        Note(problems, "unexpected", found.Keys.Where(name => !expected.ContainsKey(name)));
        Note(problems, "of another form", expected
            .Where(entry => found.TryGetValue(entry.Key, out var form) && form != entry.Value)
            .Select(entry => $"{entry.Key} (the file has {found[entry.Key]}, the model {entry.Value})"));
        if (problems.Count > 0)
            throw new CheckpointException($"The weights in {path} do not fit the model. {string.Join("; ", problems)}. Load them into the model with the layers and sizes that saved them.");
    }

    private static void VerifyChecksum(string path, SafetensorsHeader header, ReadOnlySpan<byte> data)
    {
        if (!header.Metadata.TryGetValue(ChecksumKey, out var expected))
            return;

        using var checksum = header.StartChecksum();
        checksum.AppendData(data);
        if (Convert.ToHexStringLower(checksum.GetHashAndReset()) != expected)
            throw Damaged(path, "its checksum is wrong, so bytes were changed since it was written");
    }

    private static void Note(List<string> problems, string what, IEnumerable<string> names)
    {
        var listed = string.Join(", ", names);
        if (listed.Length > 0)
            problems.Add($"{what}: {listed}");
    }

    private static CheckpointException Damaged(string path, string why, Exception? cause = null)
    {
        var message = $"{path} is damaged: {why}. Use another copy of it, or train anew.";
        return cause is null ? new CheckpointException(message) : new CheckpointException(message, cause);
    }
}
