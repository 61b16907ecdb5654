using Penguins;

namespace LossGen.Tests;

public sealed class TrainingOptionsTests
{
    public static TheoryData<TrainingOptions, string> WrongValues => new()
    {
        { new() { Epochs = 0 }, "TrainingOptions.Epochs is 0: expected a whole number of at least 1." },
        { new() { BatchSize = -3 }, "TrainingOptions.BatchSize is -3: expected a whole number of at least 1." },
        { new() { EvaluationBatchSize = 0 }, "TrainingOptions.EvaluationBatchSize is 0: expected a whole number of at least 1." },
        { new() { Optimizer = (OptimizerKind)99 }, "TrainingOptions.Optimizer is 99: expected one of Adam, AdamW, SGD" },
        { new() { LearningRate = 0 }, "TrainingOptions.LearningRate is 0: expected a finite number above 0." },
        { new() { LearningRate = double.NaN }, "TrainingOptions.LearningRate is NaN: expected a finite number above 0." },
        { new() { WeightDecay = -1 }, "TrainingOptions.WeightDecay is -1: expected a finite number of at least 0." },
        { new() { WeightDecay = 0.1, Optimizer = OptimizerKind.Rprop }, "TrainingOptions.WeightDecay is 0.1: expected 0, because Rprop has no weight decay." },
        { new() { Momentum = 1, Optimizer = OptimizerKind.SGD }, "TrainingOptions.Momentum is 1: expected a number of at least 0 and below 1." },
        { new() { Optimizer = OptimizerKind.SGD, Momentum = 0.9, Dampening = 2 }, "TrainingOptions.Dampening is 2: expected a number of at least 0 and at most 1." },
        { new() { Optimizer = OptimizerKind.SGD, Dampening = 0.5 }, "TrainingOptions.Dampening is 0.5: expected 0, because only the momentum of SGD" },
        { new() { Nesterov = true }, "TrainingOptions.Nesterov is True: expected false, because only the momentum of SGD" },
        { new() { Optimizer = OptimizerKind.SGD, Momentum = 0.9, Dampening = 0.5, Nesterov = true }, "TrainingOptions.Nesterov is True: expected false, because Dampening is above 0" },
        { new() { Optimizer = OptimizerKind.SGD, AmsGrad = true }, "TrainingOptions.AmsGrad is True: expected false, because SGD has no AMSGrad form" },
        { new() { Momentum = 0.9 }, "TrainingOptions.Momentum is 0.9: expected 0, because Adam takes no momentum" },
        { new() { Device = "gpu" }, "TrainingOptions.Device is \"gpu\": expected \"cpu\", \"cuda\"" },
        { new() { Device = "cuda:x" }, "TrainingOptions.Device is \"cuda:x\": expected \"cpu\", \"cuda\"" },
        { new() { Device = "cuda:99" }, "TrainingOptions.Device is \"cuda:99\": expected a device that is there" },
        { new() { ValidationSplit = 1 }, "TrainingOptions.ValidationSplit is 1: expected a fraction of at least 0 and below 1." },
        { new() { ClassWeights = ClassWeights.Of(1, 2) }, "TrainingOptions.ClassWeights is 1, 2: expected 3 weights, one for each of Adelie, Chinstrap, Gentoo; there are 2." },
        { new() { ClassWeights = ClassWeights.Of(1, 2, -1) }, "TrainingOptions.ClassWeights is 1, 2, -1: expected finite numbers of at least 0" },
        { new() { ClassWeights = ClassWeights.Of(0, 0, 0) }, "TrainingOptions.ClassWeights is 0, 0, 0: expected finite numbers of at least 0, of which one is above 0." },
        { new() { PositiveWeights = PositiveWeights.Of(2) }, "TrainingOptions.PositiveWeights is 2: expected nothing, because PenguinNet is trained on sparse categorical cross-entropy (Classification), which takes no positive weights." },
        { new() { LabelSmoothing = 1 }, "TrainingOptions.LabelSmoothing is 1: expected a number of at least 0 and below 1." },
        { new() { Progress = (ProgressDisplay)9 }, "TrainingOptions.Progress is 9: expected one of Auto, Bar, Lines, None." },
        { new() { MaxSteps = 0 }, "TrainingOptions.MaxSteps is 0: expected a whole number of at least 1." },
        { new() { GradientAccumulation = 0 }, "TrainingOptions.GradientAccumulation is 0: expected a whole number of at least 1." },
        { new() { ClipNorm = 0 }, "TrainingOptions.ClipNorm is 0: expected a finite number above 0" },
        { new() { ClipNorm = 1, ClipValue = 1 }, "TrainingOptions.ClipValue is 1: expected nothing, because ClipNorm is set as well." },
        { new() { DecayBiasAndNormalization = true }, "TrainingOptions.DecayBiasAndNormalization is True: expected false, because WeightDecay is 0" },
        { new() { ParameterGroups = [new()] }, "TrainingOptions.ParameterGroups[0].Pattern is empty: expected the names of parameters" },
        { new() { ParameterGroups = [new() { Pattern = "*", LearningRateFactor = -1 }] }, "TrainingOptions.ParameterGroups[0].LearningRateFactor is -1: expected a finite number of at least 0." },
        { new() { Threads = 0 }, "TrainingOptions.Threads is 0: expected a whole number of at least 1." },
        { new() { Threads = 100_000 }, "TrainingOptions.Threads is 100000: expected a whole number of at most " },
        { new() { Monitor = RegressionMetric.Rmse }, "TrainingOptions.Monitor is Rmse: expected a metric of this task: Loss, Accuracy, BalancedAccuracy" },
        { new() { Patience = 0 }, "TrainingOptions.Patience is 0: expected a whole number of at least 1." },
        { new() { Patience = 2, Evaluate = Every.Never }, "TrainingOptions.Patience is 2: expected nothing, because Evaluate is never" },
        { new() { KeepBest = true, Evaluate = Every.Never }, "TrainingOptions.KeepBest is True: expected false, because Evaluate is never" },
        { new() { MinimumDelta = -1 }, "TrainingOptions.MinimumDelta is -1: expected a finite number of at least 0." },
        { new() { Evaluate = Every.Steps(0) }, "TrainingOptions.Evaluate is 0 steps: expected a number of epochs or steps of at least 1, or never." },
        { new() { Save = Every.Epoch }, "TrainingOptions.Save is epoch: expected never, because OutputDirectory is not set" },
        { new() { Resume = true }, "TrainingOptions.Resume is True: expected false, because OutputDirectory is not set" },
        { new() { OutputDirectory = " " }, "TrainingOptions.OutputDirectory is empty: expected the path of a folder." },
        { new() { SaveLimit = 0 }, "TrainingOptions.SaveLimit is 0: expected a whole number of at least 1." },
        { new() { MaxGradientNorm = 0 }, "TrainingOptions.MaxGradientNorm is 0: expected a finite number above 0" },
        { new() { BucketBatches = 0 }, "TrainingOptions.BucketBatches is 0: expected a whole number of at least 1." },
        { new() { Prefetch = -1 }, "TrainingOptions.Prefetch is -1: expected a number of batches of at least 0." },
        { new() { ShuffleBuffer = 0 }, "TrainingOptions.ShuffleBuffer is 0: expected a whole number of at least 1." },
        { new() { Schedule = new() { WarmupSteps = 1, WarmupRatio = 0.1 } }, "TrainingOptions.Schedule.WarmupRatio is 0.1: expected 0, because WarmupSteps is set as well." },
        { new() { Schedule = new() { Kind = ScheduleKind.OneCycle, WarmupSteps = 5 } }, "TrainingOptions.Schedule.WarmupSteps is 5: expected 0, because OneCycle has a warm-up of its own" },
        { new() { Schedule = new() { Decay = 1 } }, "TrainingOptions.Schedule.Decay is 1: expected a factor above 0 and below 1" },
        { new() { Schedule = new() { Kind = ScheduleKind.ReduceOnPlateau }, Evaluate = Every.Never }, "TrainingOptions.Schedule is ReduceOnPlateau: expected another schedule, because Evaluate is never" },
    };

    [Theory]
    [MemberData(nameof(WrongValues))]
    public void A_wrong_value_names_itself_before_any_work_is_done(TrainingOptions options, string expected)
    {
        var wasBuilt = false;
        var exception = Assert.Throws<TrainingOptionsException>(() =>
        {
            using var trainer = new PenguinNetTrainer(
                () =>
                {
                    wasBuilt = true;
                    return new PenguinNet();
                },
                options);
        });
        Assert.StartsWith(expected, exception.Message, StringComparison.Ordinal);
        Assert.NotEmpty(exception.Option);
        Assert.False(wasBuilt);
    }

    [Fact]
    public void What_only_shows_with_the_model_and_the_data_is_refused_by_name()
    {
        var data = PenguinData.Draw(20, seed: 1);
        Assert.StartsWith("TrainingOptions.ParameterGroups[0].Pattern is \"encoder.*\": expected a pattern that matches a parameter of the model. They are _layers.0.weight", Refused(new() { ParameterGroups = [new() { Pattern = "encoder.*" }] }), StringComparison.Ordinal);
        Assert.StartsWith("TrainingOptions.Patience is 3: expected validation examples to judge by", Refused(new() { Patience = 3 }), StringComparison.Ordinal);
        Assert.StartsWith("TrainingOptions.KeepBest is True: expected validation examples", Refused(new() { KeepBest = true }), StringComparison.Ordinal);
        Assert.StartsWith("TrainingOptions.Schedule.WarmupSteps is 50: expected fewer than the 10 steps of the run.", Refused(new() { Schedule = new() { WarmupSteps = 50 } }), StringComparison.Ordinal);

        string Refused(TrainingOptions options) => Assert.Throws<TrainingOptionsException>(() =>
        {
            using var trainer = new PenguinNetTrainer(options with { Progress = ProgressDisplay.None });
            trainer.Fit(data);
        }).Message;
    }

    [Fact]
    public void Every_optimizer_trains()
    {
        var train = PenguinData.Draw(60, seed: 1);
        foreach (var optimizer in Enum.GetValues<OptimizerKind>())
        {
            using var trainer = new PenguinNetTrainer(new TrainingOptions { Epochs = 3, LearningRate = 0.01, Optimizer = optimizer, Progress = ProgressDisplay.None });
            var before = trainer.Evaluate(train).Loss;
            trainer.Fit(train);
            Assert.True(trainer.Evaluate(train).Loss < before, $"{optimizer}");
        }
    }

    [Fact]
    public void A_split_that_is_given_and_drawn_is_refused()
    {
        var data = PenguinData.Draw(20, seed: 1);
        using var trainer = new PenguinNetTrainer(new TrainingOptions { ValidationSplit = 0.2 });
        Assert.StartsWith("TrainingOptions.ValidationSplit is 0.2: expected 0", Assert.Throws<TrainingOptionsException>(() => trainer.Fit(data, data)).Message, StringComparison.Ordinal);
    }
}
