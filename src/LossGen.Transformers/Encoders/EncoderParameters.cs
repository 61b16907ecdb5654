namespace LossGen.Transformers;

/// <summary>
/// The parameters of an encoder in a model, in groups for <see cref="TrainingOptions.ParameterGroups"/>. The first group that matches a parameter decides, so put
/// frozen parts first: [.. encoder.FreezeLayers(2), .. encoder.LayerDecay(0.9)]. Biases and normalization do not decay anyway, unless the options say so.
/// </summary>
/// <param name="configuration">The encoder's sizes.</param>
/// <param name="path">Where it stands in the model: the name of the field that holds it. Empty where the encoder is the model.</param>
public sealed class EncoderParameters(BertConfiguration configuration, string path = "_encoder")
{
    private readonly string _prefix = path.Length == 0 ? "" : $"{path}.";

    /// <summary>The whole encoder keeps its weights: only the head is trained.</summary>
    /// <returns>The groups.</returns>
    public IReadOnlyList<ParameterGroup> Freeze() => [new ParameterGroup { Pattern = $"{_prefix}*", Frozen = true }];

    /// <summary>The embeddings keep their weights.</summary>
    /// <returns>The groups.</returns>
    public IReadOnlyList<ParameterGroup> FreezeEmbeddings() => FreezeLayers(0);

    /// <summary>The embeddings and the layers next to them keep their weights.</summary>
    /// <param name="count">The number of layers: at least 0, and up to those that the encoder has.</param>
    /// <returns>The groups.</returns>
    public IReadOnlyList<ParameterGroup> FreezeLayers(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, configuration.Layers);
        return [.. Enumerable.Range(-1, count + 1).Select(layer => new ParameterGroup { Pattern = Pattern(layer), Frozen = true })];
    }

    /// <summary>Lower layers learn more slowly: the last layer's learning rate is that of the options times the factor, the one before it has the factor once more, and so on down to the embeddings. The head's is that of the options.</summary>
    /// <remarks>Howard, Ruder, Universal Language Model Fine-tuning for Text Classification, 2018, discriminative fine-tuning; by a constant factor, as ELECTRA has it.</remarks>
    /// <param name="factor">Above 0 and up to 1; 0.8 to 0.95 are usual.</param>
    /// <returns>The groups.</returns>
    public IReadOnlyList<ParameterGroup> LayerDecay(double factor)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(factor);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(factor, 1);
        return [.. Enumerable.Range(-1, configuration.Layers + 1).Select(layer => new ParameterGroup { Pattern = Pattern(layer), LearningRateFactor = Math.Pow(factor, configuration.Layers - layer) })];
    }

    /// <summary>The names of a layer; of the embeddings, which are layer -1.</summary>
    private string Pattern(int layer) => layer < 0 ? $"{_prefix}embeddings.*" : $"{_prefix}encoder.layer.{layer}.*";
}
