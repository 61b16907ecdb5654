using LossGen.Testing;
using Penguins;
using TorchSharp;

namespace LossGen.Tests;

/// <summary>Weights, checkpoints, vocabularies and options of strangers: they are read or refused with one kind of exception, which names them, and nothing is changed by what is refused.</summary>
public sealed class MutantTests : IDisposable
{
    private static readonly TrainingOptions Quick = new() { Epochs = 1, BatchSize = 8, Progress = ProgressDisplay.None };

    private readonly string _folder = TestFolder.Create();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Of_weights()
    {
        using var trainer = new PenguinNetTrainer(Quick);
        var path = Path.Combine(_folder, "weights.safetensors");
        trainer.Save(path);
        var own = File.ReadAllBytes(path);
        var before = TrainedWeights.Of(trainer.Model);
        var refused = Mutants.Verify(
            [own, Foreign(trainer)],
            mutant =>
            {
                File.WriteAllBytes(path, mutant);
                try
                {
                    trainer.Load(path);
                    Assert.All(TrainedWeights.Of(trainer.Model), weight => Assert.True(float.IsFinite(weight)));
                }
                catch (CheckpointException)
                {
                    Assert.Equal(before, TrainedWeights.Of(trainer.Model));
                    throw;
                }

                before = TrainedWeights.Of(trainer.Model);
            },
            exception => exception is CheckpointException && exception.Message.Contains(path, StringComparison.Ordinal));
        Assert.True(refused > 1000);
    }

    [Fact]
    public void Of_checkpoints()
    {
        var options = Quick with { OutputDirectory = _folder, Save = Every.Epoch, SaveLimit = 1, Resume = true, LogJsonLines = false };
        var data = PenguinData.Draw(8, seed: 1);
        using (var first = new PenguinNetTrainer(options))
            first.Fit(data);

        var path = Directory.GetFiles(_folder, "checkpoint-*").Single();
        // A mutant that is none goes on from the end of the run, with the same weights.
        using var trainer = new PenguinNetTrainer(options);
        trainer.Fit(data);
        path = Directory.GetFiles(_folder, "checkpoint-*").Single();
        var before = TrainedWeights.Of(trainer.Model);
        var refused = Mutants.Verify(
            [File.ReadAllBytes(path)],
            mutant =>
            {
                File.WriteAllBytes(path, mutant);
                trainer.Fit(data);
            },
            exception => exception is CheckpointException && exception.Message.Contains(_folder, StringComparison.Ordinal),
            count: 1000);
        Assert.True(refused > 900);
        Assert.Equal(before, TrainedWeights.Of(trainer.Model));
    }

    [Fact]
    public void Of_vocabularies()
    {
        var path = Path.Combine(_folder, "words.txt");
        var refused = Mutants.Verify(
            ["<pad>\n<unk>\nthe\ndog\nŽižkov\n"u8.ToArray()],
            mutant =>
            {
                File.WriteAllBytes(path, mutant);
                Vocabulary.Load(path).Encode(["the", "cat"]);
            },
            exception => exception is DataException && exception.Message.StartsWith(path, StringComparison.Ordinal));
        Assert.True(refused > 1000);
    }

    [Fact]
    public void Of_options()
    {
        var path = Path.Combine(_folder, "options.json");
        var options = new TrainingOptions { Schedule = new() { Kind = ScheduleKind.Cosine }, ParameterGroups = [new() { Pattern = "*" }], ClassWeights = ClassWeights.Of(1, 2, 3), Monitor = ClassificationMetric.Accuracy, Save = Every.Steps(3) };
        var refused = Mutants.Verify(
            [System.Text.Encoding.UTF8.GetBytes(options.ToJson()), """{ "epochs": 20, "schedule": { "kind": "Cosine" } }"""u8.ToArray()],
            mutant =>
            {
                File.WriteAllBytes(path, mutant);
                TrainingOptions.Load(path).ToJson();
            },
            exception => exception is TrainingOptionsException);
        Assert.True(refused > 1000);
    }

    /// <summary>The weights as another program writes them: without a checksum.</summary>
    private static byte[] Foreign(PenguinNetTrainer trainer)
    {
        var (header, data) = (new List<string>(), new List<byte>());
        foreach (var (name, tensor) in trainer.Model.state_dict())
        {
            var bytes = System.Runtime.InteropServices.MemoryMarshal.AsBytes(tensor.data<float>().ToArray().AsSpan()).ToArray();
            header.Add($"\"{name}\":{{\"dtype\":\"F32\",\"shape\":[{string.Join(",", tensor.shape)}],\"data_offsets\":[{data.Count},{data.Count + bytes.Length}]}}");
            data.AddRange(bytes);
        }

        var text = System.Text.Encoding.UTF8.GetBytes($"{{{string.Join(",", header)}}}");
        return [.. BitConverter.GetBytes((ulong)text.Length), .. text, .. data];
    }
}
