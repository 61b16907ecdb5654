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
    private const string AveragePrefix = "average.";
    private const string OptimizerPrefix = "optimizer.";
    private const string RandomName = "random";

    public static void Write(string path, TaskDescription task, RunState state, torch.nn.Module model, KeptWeights kept, IParameterUpdate update)
    {
        using var scope = torch.NewDisposeScope();
        var tensors = new List<(string, torch.Tensor)>();
        tensors.AddRange(ModelState.OnCpu(ModelState.Of(model), ModelPrefix));
        tensors.AddRange(ModelState.OnCpu(kept.Best.State, BestPrefix));
        tensors.AddRange(ModelState.OnCpu(kept.Average?.State ?? [], AveragePrefix));
        var pieces = update.SaveState();
        for (var index = 0; index < pieces.Count; index++)
            tensors.Add((OptimizerName(index), torch.tensor(pieces[index])));

        tensors.Add((RandomName, torch.get_rng_state()));
        var metadata = TaskMetadata.Of(task);
        metadata[StateKey] = JsonSerializer.Serialize(state, RunJson.Default.RunState);
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

        try
        {
            return JsonSerializer.Deserialize(text, RunJson.Default.RunState) ?? throw CheckpointException.Damaged(file.Path, "it does not say where the run was");
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            throw CheckpointException.Damaged(file.Path, "what it says of the run cannot be read", exception);
        }
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
    public static void Restore(SafetensorsFile file, RunState run, torch.nn.Module model, KeptWeights kept, IParameterUpdate update, int optimizers)
    {
        var state = ModelState.Of(model);
        Read(BestPrefix, kept.Best);
        if (run.Averaged > 0)
            kept.Average?.Resume(run.Averaged, average => Read(AveragePrefix, average));

        foreach (var (name, target) in state)
            file.CopyTo(ModelPrefix + name, target);

        var pieces = new byte[optimizers][];
        for (var index = 0; index < optimizers; index++)
            pieces[index] = file.Bytes(OptimizerName(index));

        update.LoadState(pieces);
        using var random = torch.tensor(file.Bytes(RandomName));
        torch.set_rng_state(random);

        // What is kept is of the model's form, so it is read through it.
        void Read(string prefix, WeightCopy copy)
        {
            if (!file.Has(prefix + state[0].Name))
                return;

            foreach (var (name, target) in state)
                file.CopyTo(prefix + name, target);

            copy.Keep(model);
        }
    }

    private static string OptimizerName(int index) => string.Create(CultureInfo.InvariantCulture, $"{OptimizerPrefix}{index}");
}
