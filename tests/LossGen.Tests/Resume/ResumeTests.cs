using Penguins;
using TorchSharp;

namespace LossGen.Tests;

/// <summary>A run that was interrupted and taken up again ends with the weights of one that was not, to the last bit.</summary>
public sealed class ResumeTests : IDisposable
{
    private readonly string _folder = TestFolder.Create();

    private TrainingOptions Options => new()
    {
        Epochs = 3,
        BatchSize = 8,
        LearningRate = 0.01,
        Optimizer = OptimizerKind.AdamW,
        WeightDecay = 0.01,
        Schedule = new() { Kind = ScheduleKind.Cosine, WarmupSteps = 4 },
        OutputDirectory = _folder,
        Save = Every.Steps(1),
        Resume = true,
        Progress = ProgressDisplay.None,
    };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void From_any_step_the_run_ends_as_if_it_had_not_been_interrupted()
    {
        // 44 examples: 6 batches an epoch, the last a short one.
        var (data, held) = (PenguinData.Draw(44, seed: 1), PenguinData.Draw(20, seed: 2));
        var options = Options with { KeepBest = true, Patience = 5, Evaluate = Every.Steps(4) };
        var expected = Uninterrupted(options, data, held);
        for (var step = 1; step <= 17; step++)
        {
            Interrupt(options, data, held, step);
            using var trainer = new PenguinNetTrainer(options);
            var report = trainer.Fit(data, held);
            Assert.Equal(expected, Weights(trainer));
            Assert.Equal([4, 8, 12, 16, 18], report.Evaluations.Select(point => point.Step));
            Assert.Equal(18, report.Steps);
            Empty();
        }
    }

    [Fact]
    public void Every_optimizer_and_accumulation_resume_exactly()
    {
        var data = PenguinData.Draw(44, seed: 1);
        foreach (var (optimizer, isFused) in Enum.GetValues<OptimizerKind>().SelectMany(kind => new[] { (kind, true), (kind, false) }))
        {
            var momentum = optimizer is OptimizerKind.SGD or OptimizerKind.RMSProp ? 0.9 : 0;
            var options = Options with { Optimizer = optimizer, Momentum = momentum, WeightDecay = optimizer == OptimizerKind.Rprop ? 0 : 0.01, GradientAccumulation = 2, FuseOptimizer = isFused };
            var expected = Uninterrupted(options, data, null);
            Interrupt(options, data, null, step: 4);
            using var trainer = new PenguinNetTrainer(options);
            trainer.Fit(data);
            Assert.True(expected.SequenceEqual(Weights(trainer)), $"{optimizer}, fused: {isFused}");
            Empty();
        }
    }

    [Fact]
    public void A_plateau_is_remembered()
    {
        var (data, held) = (PenguinData.Draw(44, seed: 1), PenguinData.Draw(20, seed: 2));
        var options = Options with { Schedule = new() { Kind = ScheduleKind.ReduceOnPlateau, Patience = 0, Decay = 0.5 }, Evaluate = Every.Steps(1), Monitor = ClassificationMetric.Accuracy };
        var expected = Uninterrupted(options, data, held);
        Interrupt(options, data, held, step: 11);
        using var trainer = new PenguinNetTrainer(options);
        var report = trainer.Fit(data, held);
        Assert.Equal(expected, Weights(trainer));
        Assert.True(report.Last!.LearningRate < 0.01);
    }

    [Fact]
    public void Longer_training_goes_on_from_a_run_that_was_finished()
    {
        var data = PenguinData.Draw(44, seed: 1);
        var constant = Options with { Schedule = new() };
        var expected = Uninterrupted(constant, data, null);
        using (var first = new PenguinNetTrainer(constant with { Epochs = 2 }))
            first.Fit(data);

        using var trainer = new PenguinNetTrainer(constant);
        Assert.Equal([3], trainer.Fit(data).History.Select(record => record.Epoch));
        Assert.Equal(expected, Weights(trainer));
    }

    [Fact]
    public void A_damaged_checkpoint_is_told_of_and_the_one_before_it_used()
    {
        var data = PenguinData.Draw(44, seed: 1);
        var expected = Uninterrupted(Options, data, null);
        var random = new Random(Environment.TickCount);
        for (var round = 0; round < 12; round++)
        {
            Interrupt(Options, data, null, step: 7);
            var newest = Checkpoints()[^1];
            var bytes = File.ReadAllBytes(newest);

            // By turns in the header and in the tensors.
            var header = 8 + (int)System.Buffers.Binary.BinaryPrimitives.ReadUInt64LittleEndian(bytes);
            var place = round % 2 == 0 ? random.Next(header) : random.Next(header, bytes.Length);
            bytes[place] ^= (byte)random.Next(1, 256);
            File.WriteAllBytes(newest, bytes);

            using var trainer = new PenguinNetTrainer(Options);
            var report = trainer.Fit(data);
            Assert.True(expected.SequenceEqual(Weights(trainer)), $"byte {place}, header of {header}");
            Assert.Contains("is damaged", Assert.Single(report.Warnings), StringComparison.Ordinal);
            Empty();
        }
    }

    [Fact]
    public void Any_changed_byte_is_noticed()
    {
        var data = PenguinData.Draw(12, seed: 1);
        Interrupt(Options with { SaveLimit = 1 }, data, null, step: 1);
        var path = Assert.Single(Checkpoints());
        var bytes = File.ReadAllBytes(path);
        var (length, refused) = (bytes.Length, 0);
        using var trainer = new PenguinNetTrainer(Options with { Epochs = 1, Schedule = new() });

        // Every byte of the header, every seventh of the tensors and as many anywhere in them; each with bits of its own, told in the message.
        var header = 8 + (int)System.Buffers.Binary.BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        var random = new Random(Environment.TickCount);
        var sampled = Enumerable.Range(header, length - header).Where(place => place % 7 == 0).SelectMany(place => new[] { place, random.Next(header, length) });
        foreach (var place in Enumerable.Range(0, header).Concat(sampled))
        {
            var bits = (byte)random.Next(1, 256);
            bytes[place] ^= bits;
            File.WriteAllBytes(path, bytes);
            bytes[place] ^= bits;
            Assert.True(IsRefused(trainer, data), $"byte {place} of {length} (header {header}) changed by {bits}");
            refused++;
        }

        Assert.True(refused > 1000);
    }

    [Fact]
    public void A_checkpoint_cut_short_anywhere_is_noticed()
    {
        var data = PenguinData.Draw(12, seed: 1);
        Interrupt(Options with { SaveLimit = 1 }, data, null, step: 1);
        var path = Assert.Single(Checkpoints());
        var bytes = File.ReadAllBytes(path);
        using var trainer = new PenguinNetTrainer(Options with { Epochs = 1, Schedule = new() });
        for (var length = 0; length < bytes.Length; length += 97)
        {
            File.WriteAllBytes(path, bytes[..length]);
            Assert.Throws<CheckpointException>(() => trainer.Fit(data));
        }

        File.WriteAllBytes(path, [.. bytes, 0]);
        Assert.Throws<CheckpointException>(() => trainer.Fit(data));
    }

    [Fact]
    public void As_many_checkpoints_are_kept_as_the_limit_says()
    {
        using var trainer = new PenguinNetTrainer(Options with { SaveLimit = 3 });
        var report = trainer.Fit(PenguinData.Draw(44, seed: 1));
        Assert.Equal([16, 17, 18], Checkpoints().Select(path => int.Parse(Path.GetFileNameWithoutExtension(path)["checkpoint-".Length..])));
        Assert.Equal(Checkpoints()[^1], report.Checkpoint);
        Assert.Equal([".lossgen.lock", "model.safetensors", "options.json", "report.html"], Directory.GetFiles(_folder).Select(path => Path.GetFileName(path)!).Where(name => !name.StartsWith("checkpoint", StringComparison.Ordinal) && name != "log.jsonl").Order());
    }

    [Fact]
    public void Other_data_options_tasks_and_models_are_refused_by_name()
    {
        var data = PenguinData.Draw(44, seed: 1);
        Interrupt(Options, data, null, step: 7);
        Assert.Contains("was made with 44 training and 0 validation examples; there are 43 and 0 now", Refused(Options, data[..43]), StringComparison.Ordinal);
        Assert.Contains("was made with BatchSize 8, not 4", Refused(Options with { BatchSize = 4 }, data), StringComparison.Ordinal);
        Assert.Contains("was made with Seed 42, not 1", Refused(Options with { Seed = 1 }, data), StringComparison.Ordinal);
        Assert.Contains("was made with Optimizer AdamW, not SGD", Refused(Options with { Optimizer = OptimizerKind.SGD }, data), StringComparison.Ordinal);
        Assert.Contains("has other groups of parameters", Refused(Options with { WeightDecay = 0 }, data), StringComparison.Ordinal);

        // As many, but others: one value, the order, those to validate with.
        Assert.Contains("was made with other training examples: as many, but of other values or in another order. Pass the same examples", Refused(Options, [.. data[..43], data[43] with { BodyMass = data[43].BodyMass + 1e-6f }]), StringComparison.Ordinal);
        Assert.Contains("was made with other training examples", Refused(Options, [data[1], data[0], .. data[2..]]), StringComparison.Ordinal);
        Empty();
        var held = PenguinData.Draw(20, seed: 2);
        Interrupt(Options, data, held, step: 7);
        using (var third = new PenguinNetTrainer(Options))
            Assert.Contains("was made with other validation examples", Assert.Throws<CheckpointException>(() => third.Fit(data, PenguinData.Draw(20, seed: 3))).Message, StringComparison.Ordinal);

        Empty();
        Interrupt(Options, data, null, step: 7);
        using var other = new BareTrainer(Options);
        Assert.Contains("holds weights of another task", Assert.Throws<CheckpointException>(() => other.Start(data)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_examples_are_taken_up_where_that_is_said()
    {
        var data = PenguinData.Draw(44, seed: 1);
        Interrupt(Options, data, null, step: 8);
        var more = PenguinData.Draw(60, seed: 1);
        using var trainer = new PenguinNetTrainer(Options with { ResumeWithOtherData = true });
        var report = trainer.Fit(more);
        Assert.Contains("was made with 44 training and 0 validation examples; there are 60 and 0 now. Training goes on with those of now, from the start of the epoch.", Assert.Single(report.Warnings), StringComparison.Ordinal);

        // Six steps of the first epoch and two of the second were made; the second begins again, with 8 steps an epoch now.
        Assert.Equal([2, 3], report.History.Select(record => record.Epoch));
        Assert.Equal(8 + 16, report.Steps);
        Assert.Contains("ResumeWithOtherData is True: expected false, because Resume is not set", Assert.Throws<TrainingOptionsException>(() => new PenguinNetTrainer(Options with { Resume = false, ResumeWithOtherData = true })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_option_that_changes_the_outcome_is_told_of_by_name_and_no_other()
    {
        var data = PenguinData.Draw(44, seed: 1);
        var options = Options with { Schedule = new(), WeightDecay = 0.01 };
        TrainingOptions[] changes =
        [
            options with { WeightDecay = 0.02 },
            options with { LearningRate = 0.02 },
            options with { ClipNorm = 1 },
            options with { ClipValue = 1 },
            options with { LabelSmoothing = 0.1 },
            options with { AmsGrad = true },
            options with { ClassWeights = ClassWeights.Of(1, 2, 3) },
            options with { ParameterGroups = [new() { Pattern = "_layers.0.*", LearningRateFactor = 1 }] },
            options with { OnNotFinite = NotFiniteAction.Skip },
            options with { MaxGradientNorm = 1000 },
            options with { Schedule = new() { Kind = ScheduleKind.Exponential } },
        ];
        foreach (var changed in changes)
        {
            Interrupt(options, data, null, step: 7);
            var name = changed.ToString().Split(", ").Select(part => part.Split(' ')[0]).Except(options.ToString().Split(", ").Select(part => part.Split(' ')[0])).FirstOrDefault()
                ?? (changed.WeightDecay != options.WeightDecay ? nameof(options.WeightDecay) : nameof(options.LearningRate));
            using var trainer = new PenguinNetTrainer(changed);
            var warning = trainer.Fit(data).Warnings[0];
            Assert.Matches($"checkpoint-0000000007.safetensors was made with {name} .+, not .+: the outcome is not that of an uninterrupted run.", warning);
            Empty();
        }

        Interrupt(options, data, null, step: 7);
        using var same = new PenguinNetTrainer(options with { Epochs = 4, Save = Every.Epoch, SaveLimit = 3, EvaluationBatchSize = 7, Log = Every.Steps(2), LogJsonLines = false, CheckGradients = true, Prefetch = 2 });
        Assert.Empty(same.Fit(data).Warnings);
    }

    [Fact]
    public void A_folder_with_checkpoints_is_not_overwritten_by_another_run()
    {
        var data = PenguinData.Draw(44, seed: 1);
        Interrupt(Options, data, null, step: 7);
        using var trainer = new PenguinNetTrainer(Options with { Resume = false });
        Assert.Contains("expected a folder without the checkpoints of another run", Assert.Throws<TrainingOptionsException>(() => trainer.Fit(data)).Message, StringComparison.Ordinal);
        Assert.Equal(2, Checkpoints().Length);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_refused_before_the_first_step()
    {
        var file = Path.Combine(_folder, "taken");
        File.WriteAllText(file, "");
        using var trainer = new PenguinNetTrainer(Options with { OutputDirectory = Path.Combine(file, "run") });
        Assert.Contains("expected a folder that can be written to", Assert.Throws<TrainingOptionsException>(() => trainer.Fit(PenguinData.Draw(9, seed: 1))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cancellation_leaves_a_checkpoint_even_where_none_was_due()
    {
        var data = PenguinData.Draw(44, seed: 1);
        var options = Options with { Save = Every.Epoch };
        var expected = Uninterrupted(options, data, null);
        Interrupt(options, data, null, step: 3);
        Assert.EndsWith("0000000003.safetensors", Assert.Single(Checkpoints()), StringComparison.Ordinal);
        using var trainer = new PenguinNetTrainer(options);
        trainer.Fit(data);
        Assert.Equal(expected, Weights(trainer));
    }

    [Fact]
    public void Options_of_a_run_can_be_read_from_its_folder()
    {
        Interrupt(Options, PenguinData.Draw(44, seed: 1), null, step: 2);
        Assert.Equal(Options.ToJson(), TrainingOptions.Load(Path.Combine(_folder, "options.json")).ToJson());
    }

    private static bool IsRefused(PenguinNetTrainer trainer, Penguin[] data)
    {
        try
        {
            trainer.Fit(data);
            return false;
        }
        catch (CheckpointException exception)
        {
            return exception.Message.Contains("can be used", StringComparison.Ordinal);
        }
    }

    private string Refused(TrainingOptions options, Penguin[] data)
    {
        using var trainer = new PenguinNetTrainer(options);
        var before = Weights(trainer);
        var message = Assert.Throws<CheckpointException>(() => trainer.Fit(data)).Message;
        Assert.Equal(before, Weights(trainer));
        return message;
    }

    private string[] Checkpoints() => [.. Directory.GetFiles(_folder, "checkpoint-*").Order(StringComparer.Ordinal)];

    private void Empty()
    {
        foreach (var file in Directory.GetFiles(_folder))
            File.Delete(file);
    }

    private static float[] Uninterrupted(TrainingOptions options, Penguin[] data, Penguin[]? held)
    {
        using var trainer = new PenguinNetTrainer(options with { OutputDirectory = null, Save = Every.Never, Resume = false });
        trainer.Fit(data, held);
        return Weights(trainer);
    }

    private static void Interrupt(TrainingOptions options, Penguin[] data, Penguin[]? held, int step)
    {
        using var cancellation = new CancellationTokenSource();
        using var trainer = new PenguinNetTrainer(options);
        trainer.Callbacks.Add(new CancelsAt(step, cancellation));
        Assert.True(trainer.Fit(data, held, cancellation.Token).Cancelled);
    }

    private static float[] Weights(PenguinNetTrainer trainer) =>
        [.. trainer.Model.parameters().SelectMany(parameter => parameter.data<float>().ToArray())];

    private sealed class CancelsAt(int step, CancellationTokenSource cancellation) : ITrainingCallback
    {
        public void StepDone(long done, int epoch)
        {
            if (done == step)
                cancellation.Cancel();
        }
    }
}
