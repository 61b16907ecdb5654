using TorchSharp;

namespace LossGen.Transformers;

/// <summary>What can be done with every pretrained model.</summary>
public static class PretrainedSources
{
    /// <summary>Copies the pretrained weights into a model that is to be fine-tuned: the encoder's all, a head's where there is one of the same name.</summary>
    /// <param name="source">The pretrained model.</param>
    /// <param name="model">The model, or an encoder alone.</param>
    /// <param name="options">What may differ; null for <see cref="PretrainedOptions.FineTuning"/>.</param>
    /// <returns>The names of the tensors that the pretrained model lacks: what is still to be trained.</returns>
    /// <exception cref="CheckpointException">Some weights are missing, unexpected or of another shape; it lists all of them.</exception>
    public static IReadOnlyList<string> CopyTo(this IPretrainedSource source, torch.nn.Module model, PretrainedOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        using var weights = source.LoadWeights();
        return weights.CopyTo(model, options ?? PretrainedOptions.FineTuning);
    }

    /// <summary>Builds the pretrained encoder.</summary>
    /// <param name="source">The pretrained model.</param>
    /// <param name="withPooler">Whether it has the dense layer that <see cref="Pooling.Pooler"/> needs; it must be among the weights then.</param>
    /// <returns>The encoder; the caller, or the model that it becomes a part of, disposes it.</returns>
    /// <exception cref="CheckpointException">Some weights are missing, unexpected or of another shape; it lists all of them.</exception>
    public static BertEncoder LoadEncoder(this IPretrainedSource source, bool withPooler = false)
    {
        ArgumentNullException.ThrowIfNull(source);
        var encoder = new BertEncoder(source.Configuration, withPooler);
        try
        {
            source.CopyTo(encoder, new PretrainedOptions { AllowUnusedHeads = true });
            return encoder;
        }
        catch
        {
            encoder.Dispose();
            throw;
        }
    }
}
