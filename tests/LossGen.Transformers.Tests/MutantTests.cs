using Google.Protobuf;
using LossGen.Testing;
using TorchSharp.PyBridge;

namespace LossGen.Transformers.Tests;

/// <summary>Models of strangers: whatever is in their files, they are read or refused with one kind of exception, which names them.</summary>
public sealed class MutantTests : IDisposable
{
    private static readonly BertConfiguration Sizes = new() { VocabularySize = 9, HiddenSize = 4, Layers = 1, AttentionHeads = 2, IntermediateSize = 4, MaxTokens = 4 };

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Of_safetensors()
    {
        using var scope = NewDisposeScope();
        Tiny.Encoder(Sizes).save_safetensors(_folder["sound.safetensors"]);
        Verify("model.safetensors", File.ReadAllBytes(_folder["sound.safetensors"]));
    }

    [Fact]
    public void Of_state_dicts()
    {
        using var scope = NewDisposeScope();
        Tiny.Encoder(Sizes).save_py(_folder["sound.bin"]);
        Verify("model.bin", File.ReadAllBytes(_folder["sound.bin"]), File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Weights", "Files", "module.bin")));
    }

    [Fact]
    public void Of_ONNX() => Verify("model.onnx", Onnx());

    [Fact]
    public void Of_indices()
    {
        using var scope = NewDisposeScope();
        var encoder = Tiny.Encoder(Sizes);
        encoder.save_safetensors(_folder["part.safetensors"]);
        var map = string.Join(", ", encoder.state_dict().Keys.Select(name => $"\"{name}\": \"part.safetensors\""));
        Verify("model.safetensors.index.json", System.Text.Encoding.UTF8.GetBytes($$"""{"metadata": {"total_size": 1}, "weight_map": { {{map}} } }"""));
    }

    [Fact]
    public void Of_configurations()
    {
        var refused = Mutants.Verify(
            [Sizes.ToJson(), """{"model_type": "bert", "hidden_size": 384, "num_attention_heads": 12, "id2label": {"0": "a"}, "classifier_dropout": null}"""u8.ToArray()],
            mutant => BertConfiguration.Parse(mutant, "config.json").ToJson(),
            exception => exception is CheckpointException && exception.Message.StartsWith("config.json", StringComparison.Ordinal));
        Assert.True(refused > 100);
    }

    [Theory]
    [InlineData("tokenizer_config.json", """{"do_lower_case": true, "strip_accents": null, "model_max_length": 1e30, "tokenizer_class": "BertTokenizer"}""")]
    [InlineData("vocab.txt", "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\na\nä\n##b\nc\n")]
    public void Of_tokenizers(string name, string text)
    {
        var source = new Source(_folder.Path);
        source.Files["vocab.txt"] = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\na\nb\n##b\nc\n"u8.ToArray();
        var refused = Mutants.Verify(
            [System.Text.Encoding.UTF8.GetBytes(text)],
            mutant =>
            {
                source.Files[name] = mutant;
                BertTextEncoder.Load(source).Encode("a ab \u00e4 c \ud83d\ude00");
            },
            exception => exception is CheckpointException && exception.Message.StartsWith(source.Name, StringComparison.Ordinal));
        Assert.True(refused > 100);
    }

    [Fact]
    public void Of_few_bytes_that_say_much()
    {
        using var scope = NewDisposeScope();
        using (var archive = new System.IO.Compression.ZipArchive(File.Create(_folder["bomb.bin"]), System.IO.Compression.ZipArchiveMode.Create))
        {
            using var entry = archive.CreateEntry("archive/data/0").Open();
            var zeros = new byte[1 << 20];
            for (var megabyte = 0; megabyte < 64; megabyte++)
                entry.Write(zeros);
        }

        Assert.Contains("its parts would have 67108864 bytes when they are unpacked", Assert.Throws<CheckpointException>(() => PretrainedWeights.Load(_folder["bomb.bin"])).Message, StringComparison.Ordinal);

        File.WriteAllBytes(_folder["huge.onnx"], Onnx(rows: 1L << 40));
        Assert.Contains("body.weight is Float32 [1099511627776, 3] but has 24 bytes", Assert.Throws<CheckpointException>(() => PretrainedWeights.Load(_folder["huge.onnx"])).Message, StringComparison.Ordinal);
        Assert.Contains("a size is likely wrong", Assert.Throws<CheckpointException>(() => BertConfiguration.Parse("""{"hidden_size": 1048576, "num_attention_heads": 1, "num_hidden_layers": 1000}"""u8)).Message, StringComparison.Ordinal);
        Assert.Contains("vocab_size is 2000000000. Expected at most 16777216: no encoder has more.", Assert.Throws<CheckpointException>(() => BertConfiguration.Parse("""{"vocab_size": 2000000000}"""u8)).Message, StringComparison.Ordinal);
    }

    private void Verify(string name, params byte[][] files)
    {
        var path = _folder[name];
        var refused = Mutants.Verify(
            files,
            mutant =>
            {
                File.WriteAllBytes(path, mutant);
                using var scope = NewDisposeScope();
                using var weights = PretrainedWeights.Load(path);
                using var encoder = new BertEncoder(Sizes);
                weights.CopyTo(encoder, PretrainedOptions.FineTuning);
            },
            exception => (exception is CheckpointException && exception.Message.Contains(_folder.Path, StringComparison.Ordinal)) || exception is FileNotFoundException);
        Assert.True(refused > 100, $"{refused} refused");
    }

    /// <summary>A dense layer as PyTorch's exporter writes it: its weight transposed and nameless, its bias by name.</summary>
    private static byte[] Onnx(long rows = 2)
    {
        return Message(model => Field(model, 7, Message(graph =>
        {
            Field(graph, 1, Message(node => Text(node, (1, "x"), (1, "onnx::MatMul_1"), (2, "y"), (4, "MatMul"))));
            Field(graph, 1, Message(node => Text(node, (1, "body.bias"), (1, "y"), (2, "z"), (4, "Add"))));
            Field(graph, 5, Tensor("onnx::MatMul_1", [2, 3]));
            Field(graph, 5, Tensor("body.bias", [3]));
            Field(graph, 5, Tensor("body.weight", [rows, 3], elements: 6));
        })));

        static byte[] Tensor(string name, long[] shape, int? elements = null) => Message(tensor =>
        {
            foreach (var dimension in shape)
            {
                tensor.WriteTag(1, WireFormat.WireType.Varint);
                tensor.WriteInt64(dimension);
            }

            tensor.WriteTag(2, WireFormat.WireType.Varint);
            tensor.WriteInt32(1);
            Text(tensor, (8, name));
            Field(tensor, 9, new byte[4 * (elements ?? (int)shape.Aggregate(1L, (product, dimension) => product * dimension))]);
        });
    }

    private static byte[] Message(Action<CodedOutputStream> write)
    {
        using var buffer = new MemoryStream();
        using (var output = new CodedOutputStream(buffer, leaveOpen: true))
            write(output);

        return buffer.ToArray();
    }

    private static void Field(CodedOutputStream output, int number, byte[] bytes)
    {
        output.WriteTag(number, WireFormat.WireType.LengthDelimited);
        output.WriteBytes(ByteString.CopyFrom(bytes));
    }

    private static void Text(CodedOutputStream output, params (int Number, string Value)[] fields)
    {
        foreach (var (number, value) in fields)
        {
            output.WriteTag(number, WireFormat.WireType.LengthDelimited);
            output.WriteString(value);
        }
    }

    /// <summary>A model whose files are in memory.</summary>
    private sealed class Source(string name) : IPretrainedSource
    {
        public Dictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

        public string Name => name;

        public BertConfiguration Configuration { get; } = Sizes with { VocabularySize = 40 };

        public PretrainedWeights LoadWeights() => throw new NotSupportedException();

        public byte[] ReadFile(string file) => Files.GetValueOrDefault(file) ?? throw new FileNotFoundException(file);
    }
}
