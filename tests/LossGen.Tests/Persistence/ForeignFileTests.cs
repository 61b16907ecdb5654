using System.Buffers.Binary;
using System.Text;
using Penguins;
using TorchSharp;
using static TorchSharp.torch;

namespace LossGen.Tests;

/// <summary>Files built byte by byte from the definition of the safetensors format: 8 bytes of length, little-endian; a JSON header; the tensors' bytes.</summary>
public sealed class ForeignFileTests : IDisposable
{
    private static readonly TrainingOptions Quick = new() { Progress = ProgressDisplay.None };

    private readonly string _folder = TestFolder.Create();

    private string Weights => Path.Combine(_folder, "foreign.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_of_another_writer_is_read_as_the_format_says()
    {
        // The header in another order than the data, with blanks, metadata of its own, and a length that is no multiple of 8.
        const string header = """
            { "_layers.3.bias" : { "dtype":"F32", "shape":[3], "data_offsets":[512, 524] },
              "__metadata__": {"made by": "hand", "trained on": "päng"},
              "_layers.0.weight":{"shape":[16,4],"data_offsets":[0,256],"dtype":"F32"},
              "_layers.0.bias":{"dtype":"F32","shape":[16],"data_offsets":[256,320]},
              "_layers.3.weight":{"dtype":"F32","shape":[3,16],"data_offsets":[320,512]} }
            """;
        var values = Enumerable.Range(0, 131).Select(index => (index - 65) / 8f).ToArray();
        WriteFile(header, values);
        Assert.NotEqual(0, Encoding.UTF8.GetByteCount(header) % 8);

        using var trainer = new PenguinNetTrainer(Quick);
        trainer.Load(Weights);

        var state = trainer.Model.state_dict();
        Assert.Equal(values[..64], state["_layers.0.weight"].data<float>().ToArray());
        Assert.Equal(values[64..80], state["_layers.0.bias"].data<float>().ToArray());
        Assert.Equal(values[80..128], state["_layers.3.weight"].data<float>().ToArray());
        Assert.Equal(values[128..], state["_layers.3.bias"].data<float>().ToArray());
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[131],"data_offsets":[0,524]}}""", "missing: _layers.0.bias")]
    [InlineData("""{"a":{"dtype":"F32","shape":[131],"data_offsets":[0,528]}}""", "lies outside the file")]
    [InlineData("""{"a":{"dtype":"F32","shape":[7],"data_offsets":[0,524]}}""", "is F32 [7] but has 524 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[131],"data_offsets":[0]}}""", "its header cannot be read")]
    [InlineData("""{"a":{"dtype":"F32","shape":[131]}}""", "its header cannot be read")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[130],"data_offsets":[4,524]}}""", "its header cannot be read")]
    [InlineData("""{"a":{"dtype":"F32","shape":[66],"data_offsets":[0,264]},"b":{"dtype":"F32","shape":[66],"data_offsets":[260,524]}}""", "tensor b begins at byte 260 of the data, which another tensor has up to byte 264")]
    [InlineData("""{"a":{"dtype":"F32","shape":[131],"data_offsets":[-524,0]}}""", "lies outside the file")]
    [InlineData("""{"a":{"dtype":"F32","shape":[524,0],"data_offsets":[524,0]}}""", "lies outside the file")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-1,-131],"data_offsets":[0,524]}}""", "is F32 [-1, -131], and a dimension cannot be negative")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,0]}}""", "but has 0 bytes")]
    [InlineData("""{"a\ud800":{"dtype":"F32","shape":[131],"data_offsets":[0,524]}}""", "its header cannot be read")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1e99],"data_offsets":[0,524]}}""", "its header cannot be read")]
    [InlineData("""["a"]""", "its header cannot be read")]
    [InlineData("""{"a":""", "its header cannot be read")]
    public void A_file_that_breaks_the_format_is_refused(string header, string expected)
    {
        WriteFile(header, new float[131]);
        using var trainer = new PenguinNetTrainer(Quick);
        Assert.Contains(expected, Assert.Throws<CheckpointException>(() => trainer.Load(Weights)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ulong.MaxValue)]
    [InlineData(100_000_001UL)]
    public void A_length_that_cannot_be_is_refused(ulong length)
    {
        WriteFile("{}", new float[131]);
        var bytes = File.ReadAllBytes(Weights);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, length);
        File.WriteAllBytes(Weights, bytes);
        using var trainer = new PenguinNetTrainer(Quick);
        Assert.Contains("is no safetensors file", Assert.Throws<CheckpointException>(() => trainer.Load(Weights)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_beyond_two_gigabytes_are_read()
    {
        // A file with a hole: the tensors lie three GiB into it, and no disk is needed for what is before.
        const long hole = 3L << 30;
        var tensors = string.Join(",", Sizes.Select(entry => $"\"{entry.Name}\":{{\"dtype\":\"F32\",\"shape\":[{entry.Shape}],\"data_offsets\":[{hole + (entry.From * 4)},{hole + (entry.To * 4)}]}}"));
        var header = Encoding.UTF8.GetBytes($"{{{tensors}}}");
        var values = Enumerable.Range(0, 131).Select(index => (float)index).ToArray();
        using (var file = File.Create(Weights))
        {
            Span<byte> length = stackalloc byte[8];
            BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
            file.Write(length);
            file.Write(header);
            file.Seek(hole, SeekOrigin.Current);
            file.Write(Bytes(values));
        }

        using var trainer = new PenguinNetTrainer(Quick);
        trainer.Load(Weights);
        Assert.Equal(values[80..128], trainer.Model.state_dict()["_layers.3.weight"].data<float>().ToArray());
    }

    [Fact]
    public void A_parameter_whose_optimizer_state_no_checkpoint_holds_is_refused_before_training()
    {
        // Expanded from one number: it has 800 MB by its shape, and takes none.
        using var huge = new HugeNet();
        using var trainer = new HugeTrainer(huge, Quick with { OutputDirectory = _folder, Save = Every.Epoch });
        var message = Assert.Throws<TrainingOptionsException>(() => trainer.Fit([1])).Message;
        Assert.Contains("Save is epoch: expected never, because the parameter weight has 800,000,000 bytes", message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    private static readonly (string Name, string Shape, long From, long To)[] Sizes =
        [("_layers.0.weight", "16,4", 0, 64), ("_layers.0.bias", "16", 64, 80), ("_layers.3.weight", "3,16", 80, 128), ("_layers.3.bias", "3", 128, 131)];

    private void WriteFile(string header, float[] values)
    {
        var text = Encoding.UTF8.GetBytes(header);
        var length = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)text.Length);
        File.WriteAllBytes(Weights, [.. length, .. text, .. Bytes(values)]);
    }

    private static byte[] Bytes(float[] values)
    {
        var bytes = new byte[values.Length * 4];
        for (var index = 0; index < values.Length; index++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(index * 4), values[index]);

        return bytes;
    }

    private sealed class HugeNet : nn.Module
    {
        public HugeNet()
            : base("HugeNet") => register_parameter("weight", new TorchSharp.Modules.Parameter(zeros(1).expand(200_000_000)));
    }

    private sealed class HugeTrainer(HugeNet model, TrainingOptions options) : Trainer<HugeNet, int, int, ScriptedMetrics>(() => model, Task, options)
    {
        private static readonly TaskDescription Task = new(TaskKind.Regression, "HugeNet", "int", "squared error", "Y", "value", ["X"], []);

        public override TrainingReport<ScriptedMetrics> Fit(IReadOnlyList<int> train, IReadOnlyList<int>? validation = null, CancellationToken cancellation = default)
        {
            using var run = StartRun(train, validation);
            return run.Finish();
        }

        public override ScriptedMetrics Evaluate(IReadOnlyList<int> examples) => throw new NotSupportedException();

        public override IReadOnlyList<int> Predict(IReadOnlyList<int> examples) => throw new NotSupportedException();
    }
}
