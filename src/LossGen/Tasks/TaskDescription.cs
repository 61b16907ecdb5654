using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LossGen;

/// <summary>What a model learns, in words: written by the generator, read by messages, reports and saved files.</summary>
public sealed class TaskDescription
{
    /// <summary>Describes a task.</summary>
    /// <param name="kind">What is predicted.</param>
    /// <param name="model">The name of the model's type.</param>
    /// <param name="example">The name of the examples' type.</param>
    /// <param name="loss">The loss in words, for example "sparse categorical cross-entropy".</param>
    /// <param name="label">The label with its encoding, dtype and shape, for example "Species: class index, int64 [N]".</param>
    /// <param name="output">What the model returns, for example "logits, float32 [N, 3]".</param>
    /// <param name="features">The names of the features in the order in which the model gets them.</param>
    /// <param name="classes">The names of the classes or labels in the order of their indices; empty for a regression.</param>
    /// <param name="options">The training options that the loss takes.</param>
    /// <param name="inputs">How features become inputs, where that has to be known of saved weights: their preparation, and the members of enums in order. Nothing where null.</param>
    public TaskDescription(
        TaskKind kind,
        string model,
        string example,
        string loss,
        string label,
        string output,
        IReadOnlyList<string> features,
        IReadOnlyList<string> classes,
        LossOptions options = LossOptions.None,
        IReadOnlyList<string>? inputs = null)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(classes);
        Kind = kind;
        Model = model;
        Example = example;
        Loss = loss;
        Label = label;
        Output = output;
        Features = [.. features];
        Classes = [.. classes];
        Options = options;
        Inputs = [.. inputs ?? []];
        Fingerprint = Hash();
    }

    /// <summary>Describes several tasks that one model learns together.</summary>
    /// <param name="kind">What is predicted.</param>
    /// <param name="model">The name of the model's type.</param>
    /// <param name="example">The name of the examples' type.</param>
    /// <param name="loss">How the losses are put together, for example "weighted sum of losses".</param>
    /// <param name="features">The names of the features in the order in which the model gets them.</param>
    /// <param name="heads">What is learned of each label, in the order of the model's outputs.</param>
    /// <param name="inputs">How features become inputs, where that has to be known of saved weights. Nothing where null.</param>
    public TaskDescription(TaskKind kind, string model, string example, string loss, IReadOnlyList<string> features, IReadOnlyList<HeadDescription> heads, IReadOnlyList<string>? inputs = null)
        : this(kind, model, example, $"{loss}: {InWords(heads, head => string.Create(CultureInfo.InvariantCulture, $"{head.Weight} {head.Task.Loss}"))}", InWords(heads, WithClasses), InWords(heads, head => head.Task.Output), features, [], inputs: inputs) => Heads = [.. heads];

    /// <summary>What is predicted.</summary>
    public TaskKind Kind { get; }

    /// <summary>The name of the model's type.</summary>
    public string Model { get; }

    /// <summary>The name of the examples' type.</summary>
    public string Example { get; }

    /// <summary>The loss in words.</summary>
    public string Loss { get; }

    /// <summary>The label with its encoding, dtype and shape.</summary>
    public string Label { get; }

    /// <summary>What the model returns, with its dtype and shape.</summary>
    public string Output { get; }

    /// <summary>The names of the features in the order in which the model gets them.</summary>
    public IReadOnlyList<string> Features { get; }

    /// <summary>How features become inputs, where weights depend on it: "BillLength: standardized", "Town: North, South, East by index".</summary>
    public IReadOnlyList<string> Inputs { get; }

    /// <summary>The names of the classes or labels in the order of their indices; empty for a regression.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>What is learned of each label, in the order of the model's outputs; empty where there is one label.</summary>
    public IReadOnlyList<HeadDescription> Heads { get; } = [];

    /// <summary>The training options that the loss takes.</summary>
    public LossOptions Options { get; }

    /// <summary>
    /// What makes weights interchangeable: a SHA-256, in lower-case hexadecimal, over kind, loss, label, output, features, classes and, where there are any, inputs.
    /// Names of types and options are left out: renaming a class does not spoil its saved weights.
    /// </summary>
    public string Fingerprint { get; }

    private static string InWords(IReadOnlyList<HeadDescription> heads, Func<HeadDescription, string> words)
    {
        ArgumentNullException.ThrowIfNull(heads);
        return string.Join("; ", heads.Select(head => $"{head.Name}: {words(head)}"));
    }

    private static string WithClasses(HeadDescription head) => head.Task.Classes.Count == 0 ? head.Task.Label : $"{head.Task.Label}, of {string.Join(", ", head.Task.Classes)}";

    private string Hash()
    {
        // Lengths keep ["a", "bc"] and ["ab", "c"] apart.
        var text = new StringBuilder();
        Append(text, Kind.ToString(), Loss, Label, Output);
        Append(text, [.. Features]);
        Append(text, [.. Classes]);
        if (Inputs.Count > 0)
            Append(text, [.. Inputs]);

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static void Append(StringBuilder text, params string[] parts)
    {
        text.Append(parts.Length).Append('\n');
        foreach (var part in parts)
            text.Append(part.Length).Append(':').Append(part).Append('\n');
    }
}
