using System.Globalization;
using System.Text.Json;
using TorchSharp;

namespace LossGen;

/// <summary>A checkpoint: weights, best weights, optimizer, random numbers and the place in the run, in one safetensors file.</summary>
internal static class CheckpointFile
{
    private const string StateKey = "lossgen.run";
    private const string ModelPrefix = "model.";
    private const string BestPrefix = "best.";
    private const string OptimizerPrefix = "optimizer.";
    private const string RandomName = "random";

    public static void Write(string path, TaskDescription task, RunState state, torch.nn.Module model, WeightCopy best, IParameterUpdate update)
    {
        using var scope = torch.NewDisposeScope();
        var tensors = new List<(string, torch.Tensor)>();
        tensors.AddRange(ModelState.OnCpu(ModelState.Of(model), ModelPrefix));
        tensors.AddRange(ModelState.OnCpu(best.State, BestPrefix));
        var pieces = update.SaveState();
        for (var index = 0; index < pieces.Count; index++)
            tensors.Add((OptimizerName(index), torch.tensor(pieces[index])));

        tensors.Add((RandomName, torch.get_rng_state()));
        var metadata = TaskMetadata.Of(task);
        metadata[StateKey] = JsonSerializer.Serialize(state, OptionsSource.Json);
        SafetensorsFile.Write(path, metadata, tensors);
    }

    /// <summary>Reads a checkpoint and checks every byte of it. Nothing is changed yet.</summary>
    /// <exception cref="CheckpointException">It is damaged.</exception>
    public static (SafetensorsFile File, RunState State) Read(string path)
    {
        var file = SafetensorsFile.Read(path);
        try
        {
            return (file, Verified(file));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static RunState Verified(SafetensorsFile file)
    {
        file.VerifyChecksum();
        if (!file.IsCanonical || !file.Header.Metadata.TryGetValue(StateKey, out var text) || !file.Header.Metadata.ContainsKey(SafetensorsFile.ChecksumKey))
            throw CheckpointException.Damaged(file.Path, "it is not as it was written");

        return JsonSerializer.Deserialize<RunState>(text, OptionsSource.Json) ?? throw CheckpointException.Damaged(file.Path, "it does not say where the run was");
    }

    /// <summary>Refuses a checkpoint of another task or model.</summary>
    public static void Verify(SafetensorsFile file, TaskDescription task, torch.nn.Module model, int optimizers)
    {
        TaskMetadata.Verify(file, task);
        ModelState.Verify(file, ModelState.Of(model), ModelPrefix);
        if (!file.Has(OptimizerName(optimizers - 1)) || file.Has(OptimizerName(optimizers)))
            throw new CheckpointException($"{file.Path} has other groups of parameters than this run. Use the parameter groups and weight decay that it was made with.");
    }

    /// <summary>Brings model, best weights, optimizer and random numbers to the state of a checkpoint that was verified.</summary>
    public static void Restore(SafetensorsFile file, torch.nn.Module model, WeightCopy best, IParameterUpdate update, int optimizers)
    {
        var state = ModelState.Of(model);
        if (file.Has(BestPrefix + state[0].Name))
        {
            // The best weights are of the model's form, so they are read through it.
            foreach (var (name, target) in state)
                file.CopyTo(BestPrefix + name, target);

            best.Keep(model);
        }

        foreach (var (name, target) in state)
            file.CopyTo(ModelPrefix + name, target);

        var pieces = new byte[optimizers][];
        for (var index = 0; index < optimizers; index++)
            pieces[index] = file.Bytes(OptimizerName(index));

        update.LoadState(pieces);
        using var random = torch.tensor(file.Bytes(RandomName));
        torch.set_rng_state(random);
    }

    private static string OptimizerName(int index) => string.Create(CultureInfo.InvariantCulture, $"{OptimizerPrefix}{index}");
}
