using TorchSharp;

namespace LossGen.Transformers;

/// <summary>The names that a model's tensors have in files of weights.</summary>
internal static class PretrainedNames
{
    /// <summary>Goes before the encoder's names, as in Hugging Face's models with a head.</summary>
    public const string Encoder = "bert";

    private const string EncoderPrefix = Encoder + ".";
    private const string FirstEmbedding = "embeddings.word_embeddings.weight";

    /// <summary>Whether the name is of the encoder, the pooler left out.</summary>
    public static bool IsEncoder(string name) => name.StartsWith(EncoderPrefix, StringComparison.Ordinal) && !IsPooler(name);

    /// <summary>Whether the name is of the encoder's pooler.</summary>
    public static bool IsPooler(string name) => name.StartsWith($"{EncoderPrefix}pooler.", StringComparison.Ordinal);

    /// <summary>The tensors of a model by these names, sorted. What is no part of a pretrained model keeps its own, and so does a second part of the same name.</summary>
    public static IReadOnlyList<(string Name, torch.Tensor Tensor)> Of(torch.nn.Module model)
    {
        (string Path, string Name)[] parts =
        [
            .. model.named_modules().Prepend(("", model))
                .Where(entry => entry.Item2 is IPretrainedPart)
                .Select(entry => (Prefix(entry.Item1), Prefix(((IPretrainedPart)entry.Item2).PretrainedName)))
                .DistinctBy(part => part.Item1),
        ];
        var taken = new HashSet<string>(StringComparer.Ordinal);
        return [.. ModelState.Of(model).Select(entry => (Name(entry.Name), entry.Tensor)).OrderBy(entry => entry.Item1, StringComparer.Ordinal)];

        string Name(string own)
        {
            var part = Array.Find(parts, part => own.StartsWith(part.Path, StringComparison.Ordinal));
            return part.Path is not null && taken.Add(part.Name + own[part.Path.Length..]) ? part.Name + own[part.Path.Length..] : own;
        }
    }

    /// <summary>
    /// The names of a file as <see cref="Of"/> has them: the encoder's with the prefix "bert.", whatever theirs was (none, "bert.", "model.bert." ...); the names of
    /// heads as they are; scale and shift of normalization as weight and bias, where an old file calls them gamma and beta. Tensors that hold no weights are left out.
    /// </summary>
    public static IEnumerable<(string Name, string InFile)> Canonical(IReadOnlyCollection<string> names)
    {
        var first = names.FirstOrDefault(name => name.EndsWith(FirstEmbedding, StringComparison.Ordinal));
        var prefix = first?[..^FirstEmbedding.Length];
        foreach (var name in names)
        {
            if (!name.EndsWith("embeddings.position_ids", StringComparison.Ordinal))
                yield return (WithEncoderPrefix(CurrentName(name), prefix), name);
        }
    }

    private static string WithEncoderPrefix(string name, string? prefix)
    {
        if (prefix is null || !name.StartsWith(prefix, StringComparison.Ordinal))
            return name;

        // Without a prefix of their own, the encoder's parts are known by name.
        var rest = name[prefix.Length..];
        return prefix.Length > 0 || rest.Split('.')[0] is "embeddings" or "encoder" or "pooler" ? EncoderPrefix + rest : name;
    }

    private static string CurrentName(string name) =>
        name.EndsWith("LayerNorm.gamma", StringComparison.Ordinal) ? $"{name[..^"gamma".Length]}weight"
        : name.EndsWith("LayerNorm.beta", StringComparison.Ordinal) ? $"{name[..^"beta".Length]}bias"
        : name;

    private static string Prefix(string path) => path.Length == 0 ? "" : $"{path}.";
}
