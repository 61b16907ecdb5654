using TorchSharp;

namespace LossGen.Transformers;

/// <summary>Saves and loads what a trainer trains as a folder with a pretrained model.</summary>
public static class PretrainedTrainers
{
    /// <summary>
    /// Saves the model as <see cref="PretrainedFolder.Save"/> does, with what it is for, its classes and the trainer's thresholds. Read by
    /// <see cref="LoadPretrained"/>, and as weights under Hugging Face's names by others.
    /// </summary>
    /// <typeparam name="TModel">The model's type.</typeparam>
    /// <typeparam name="TExample">The type of the examples.</typeparam>
    /// <typeparam name="TPrediction">What is predicted for an example.</typeparam>
    /// <typeparam name="TMetrics">The metrics of the task.</typeparam>
    /// <param name="trainer">The trainer.</param>
    /// <param name="path">The folder; made where it does not exist.</param>
    /// <param name="files">The bytes of other files by name: "vocab.txt", say. Null for none.</param>
    /// <exception cref="ArgumentException">The model has no encoder, or a file has a name that leads out of the folder or is taken.</exception>
    public static void SavePretrained<TModel, TExample, TPrediction, TMetrics>(this Trainer<TModel, TExample, TPrediction, TMetrics> trainer, string path, IReadOnlyDictionary<string, byte[]>? files = null)
        where TModel : torch.nn.Module
        where TMetrics : class, IMetrics
    {
        ArgumentNullException.ThrowIfNull(trainer);
        using var use = trainer.Read(nameof(SavePretrained));
        PretrainedFolder.SaveParts(path, trainer.Model, files, trainer.TaskDescription);
        WeightFile.Save(Path.Combine(path, PretrainedFolder.WeightsFile), PretrainedNames.Of(trainer.Model), trainer.TaskDescription, trainer.Thresholds, trainer.Centre);
    }

    /// <summary>Loads what <see cref="SavePretrained"/> saved, for the same task. Where that fails, the model is left as it was.</summary>
    /// <typeparam name="TModel">The model's type.</typeparam>
    /// <typeparam name="TExample">The type of the examples.</typeparam>
    /// <typeparam name="TPrediction">What is predicted for an example.</typeparam>
    /// <typeparam name="TMetrics">The metrics of the task.</typeparam>
    /// <param name="trainer">The trainer.</param>
    /// <param name="path">The folder.</param>
    /// <exception cref="CheckpointException">The file is damaged, or the weights are of another task or model.</exception>
    public static void LoadPretrained<TModel, TExample, TPrediction, TMetrics>(this Trainer<TModel, TExample, TPrediction, TMetrics> trainer, string path)
        where TModel : torch.nn.Module
        where TMetrics : class, IMetrics
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        using var use = trainer.Change(nameof(LoadPretrained));
        WeightFile.Load(Path.Combine(path, PretrainedFolder.WeightsFile), PretrainedNames.Of(trainer.Model), trainer.TaskDescription, trainer.Thresholds, trainer.Centre);
    }
}
