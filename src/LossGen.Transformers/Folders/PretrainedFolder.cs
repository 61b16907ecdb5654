using System.Text.Json;
using TorchSharp;

namespace LossGen.Transformers;

/// <summary>
/// A folder with a pretrained model, as Hugging Face lays it out: config.json, model.safetensors (or pytorch_model.bin, either also in several files with an index, or model.onnx), and the files of the tokenizer,
/// such as vocab.txt.
/// </summary>
public sealed class PretrainedFolder : IPretrainedSource
{
    /// <summary>The name of the file with the sizes.</summary>
    public const string ConfigurationFile = "config.json";

    /// <summary>The name of the file with the weights, where it was saved from here.</summary>
    public const string WeightsFile = "model.safetensors";

    /// <summary>The name of the file with the tokens, one a line.</summary>
    public const string VocabularyFile = "vocab.txt";

    private static readonly string[] WeightsFiles = [WeightsFile, WeightsFile + ShardedWeights.Ending, "pytorch_model.bin", "pytorch_model.bin" + ShardedWeights.Ending, "model.onnx"];

    private readonly string _weights;

    /// <summary>Opens a folder and reads its configuration.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="FileNotFoundException">The folder, or a file that it needs, does not exist.</exception>
    /// <exception cref="CheckpointException">The configuration is none of a BERT encoder.</exception>
    public PretrainedFolder(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        Name = path;
        Configuration = BertConfiguration.Parse(ReadFile(ConfigurationFile), Of(ConfigurationFile));
        _weights = WeightsFiles.Select(Of).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"{path} has no weights. Expected one of {string.Join(", ", WeightsFiles)}.", Of(WeightsFile));
    }

    /// <summary>The folder.</summary>
    public string Name { get; }

    /// <inheritdoc/>
    public BertConfiguration Configuration { get; }

    /// <inheritdoc/>
    public PretrainedWeights LoadWeights() => PretrainedWeights.Load(_weights);

    /// <inheritdoc/>
    public byte[] ReadFile(string name)
    {
        var path = Of(name);
        return File.Exists(path)
            ? File.ReadAllBytes(path)
            : throw new FileNotFoundException($"{path} does not exist. Expected a folder with {ConfigurationFile}, {WeightsFile} and the files of the tokenizer, as Hugging Face lays it out.", path);
    }

    /// <summary>Saves a model: its weights under Hugging Face's names, the configuration of its encoder, and other files. Each file appears whole or not at all, the weights last.</summary>
    /// <param name="path">The folder; made where it does not exist. Files of the same names are replaced, others left alone.</param>
    /// <param name="model">A model with a <see cref="BertEncoder"/>, or one itself.</param>
    /// <param name="files">The bytes of other files by name: "vocab.txt", say. Null for none.</param>
    /// <exception cref="ArgumentException">The model has no encoder, or a file has a name that leads out of the folder or is taken.</exception>
    public static void Save(string path, torch.nn.Module model, IReadOnlyDictionary<string, byte[]>? files = null)
    {
        using var scope = torch.NewDisposeScope();
        SaveParts(path, model, files, task: null);
        SafetensorsFile.Write(Path.Combine(path, WeightsFile), new(StringComparer.Ordinal) { ["format"] = "pt" }, [.. ModelState.OnCpu(PretrainedNames.Of(model))]);
    }

    /// <summary>Saves all but the weights.</summary>
    internal static void SaveParts(string path, torch.nn.Module model, IReadOnlyDictionary<string, byte[]>? files, TaskDescription? task)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(model);
        var configuration = EncoderOf(model).Configuration;
        foreach (var name in files?.Keys ?? [])
        {
            if (name is ConfigurationFile or WeightsFile || name != Path.GetFileName(name) || name.Length == 0)
                throw new ArgumentException($"\"{name}\" cannot be the name of a file beside the model. Expected one without folders that is not {ConfigurationFile} or {WeightsFile}.", nameof(files));
        }

        Directory.CreateDirectory(path);
        foreach (var (name, bytes) in files ?? new Dictionary<string, byte[]>())
            AtomicFile.Write(Path.Combine(path, name), stream => stream.Write(bytes));

        var json = (task is { Classes.Count: > 0 } ? WithLabels(configuration, task.Classes) : configuration).ToJson();
        AtomicFile.Write(Path.Combine(path, ConfigurationFile), stream => stream.Write(json));
    }

    private static BertEncoder EncoderOf(torch.nn.Module model) =>
        model as BertEncoder ?? model.modules().OfType<BertEncoder>().FirstOrDefault()
        ?? throw new ArgumentException($"{model.GetName()} has no {nameof(BertEncoder)}, whose sizes {ConfigurationFile} would tell. Expected a model that registers one: a field of that type, and RegisterComponents() in the constructor.", nameof(model));

    /// <summary>The classes by number and the numbers by class, as Hugging Face's models tell them.</summary>
    private static BertConfiguration WithLabels(BertConfiguration configuration, IReadOnlyList<string> classes)
    {
        var other = new Dictionary<string, JsonElement>(configuration.Other ?? new Dictionary<string, JsonElement>(), StringComparer.Ordinal)
        {
            ["id2label"] = JsonSerializer.SerializeToElement(classes.Index().ToDictionary(entry => entry.Index.ToString(System.Globalization.CultureInfo.InvariantCulture), entry => entry.Item), BertConfigurationJson.Default.DictionaryStringString),
            ["label2id"] = JsonSerializer.SerializeToElement(classes.Index().ToDictionary(entry => entry.Item, entry => entry.Index), BertConfigurationJson.Default.DictionaryStringInt32),
        };
        return configuration with { Other = other };
    }

    private string Of(string name) => Path.Combine(Name, name);
}
