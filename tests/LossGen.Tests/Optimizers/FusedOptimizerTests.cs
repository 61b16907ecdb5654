using TorchSharp;
using static TorchSharp.torch;

namespace LossGen.Tests;

/// <summary>The step in one pass is that of torch.optim: with every option, for every kind of parameter, over 100 steps.</summary>
public sealed class FusedOptimizerTests : IDisposable
{
    private const int Steps = 100;

    /// <summary>The greatest difference that rounding makes over the steps, in which weights move by 0.1 to 3.</summary>
    private const double Tolerance = 2e-5;

    private static readonly TrainingOptions Common = new()
    {
        MaxSteps = Steps,
        BatchSize = 16,
        LearningRate = 0.01,
        ParameterGroups =
        [
            new() { Pattern = "_frozen.*", Frozen = true },
            new() { Pattern = "_first.*", LearningRateFactor = 0.5 },
            new() { Pattern = "_rare.*", WeightDecay = 0.3 },
        ],
        Progress = ProgressDisplay.None,
    };

    private static readonly Dictionary<string, TrainingOptions> Cases = new(StringComparer.Ordinal)
    {
        ["SGD"] = Common with { Optimizer = OptimizerKind.SGD, LearningRate = 0.1 },
        ["SGD, decay"] = Common with { Optimizer = OptimizerKind.SGD, LearningRate = 0.1, WeightDecay = 0.01 },
        ["SGD, momentum"] = Common with { Optimizer = OptimizerKind.SGD, LearningRate = 0.05, Momentum = 0.9, WeightDecay = 0.01 },
        ["SGD, dampening"] = Common with { Optimizer = OptimizerKind.SGD, LearningRate = 0.1, Momentum = 0.9, Dampening = 0.4, WeightDecay = 0.01 },
        ["SGD, Nesterov"] = Common with { Optimizer = OptimizerKind.SGD, LearningRate = 0.05, Momentum = 0.9, Nesterov = true, WeightDecay = 0.01 },
        ["Adam"] = Common with { Optimizer = OptimizerKind.Adam },
        ["Adam, decay"] = Common with { Optimizer = OptimizerKind.Adam, WeightDecay = 0.01, DecayBiasAndNormalization = true },
        ["Adam, AMSGrad"] = Common with { Optimizer = OptimizerKind.Adam, WeightDecay = 0.01, AmsGrad = true },
        ["AdamW"] = Common with { Optimizer = OptimizerKind.AdamW, WeightDecay = 0.1 },
        ["AdamW, AMSGrad"] = Common with { Optimizer = OptimizerKind.AdamW, WeightDecay = 0.1, AmsGrad = true },
        ["AdamW, schedule"] = Common with { Optimizer = OptimizerKind.AdamW, WeightDecay = 0.1, Schedule = new() { Kind = ScheduleKind.Cosine, WarmupSteps = 10 } },
        ["AdamW, accumulation"] = Common with { Optimizer = OptimizerKind.AdamW, WeightDecay = 0.1, GradientAccumulation = 3, MaxSteps = Steps / 2 },
        ["AdamW, clipped by norm"] = Common with { Optimizer = OptimizerKind.AdamW, WeightDecay = 0.1, ClipNorm = 0.1 },
        ["SGD, clipped by norm"] = Common with { Optimizer = OptimizerKind.SGD, LearningRate = 0.5, ClipNorm = 0.1 },
        ["SGD, clipped by value"] = Common with { Optimizer = OptimizerKind.SGD, LearningRate = 0.5, ClipValue = 0.01 },
        ["RMSProp"] = Common with { Optimizer = OptimizerKind.RMSProp, WeightDecay = 0.01, LearningRate = 0.003 },
        ["RMSProp, momentum"] = Common with { Optimizer = OptimizerKind.RMSProp, Momentum = 0.9, WeightDecay = 0.01, LearningRate = 0.001 },
        ["Adagrad"] = Common with { Optimizer = OptimizerKind.Adagrad, WeightDecay = 0.01 },
        ["Adadelta"] = Common with { Optimizer = OptimizerKind.Adadelta, WeightDecay = 0.01, LearningRate = 1 },
        ["Adamax"] = Common with { Optimizer = OptimizerKind.Adamax, WeightDecay = 0.01 },
        ["NAdam"] = Common with { Optimizer = OptimizerKind.NAdam, WeightDecay = 0.01 },
        ["RAdam"] = Common with { Optimizer = OptimizerKind.RAdam, WeightDecay = 0.01 },
    };

    private static readonly (long, long)[] Data = [.. Enumerable.Range(0, 40).Select(index => ((long)index % TrialNet.Words, ((long)index * 5 + (index / 13)) % TrialNet.Words))];

    private readonly string _folder = TestFolder.Create();

    public static TheoryData<string> Names => [.. Cases.Keys];

    public void Dispose()
    {
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_fused_step_is_that_of_torch_optim(string name)
    {
        var (start, fused) = Trained(Cases[name]);
        var (_, plain) = Trained(Cases[name] with { FuseOptimizer = false });
        AssertNear(plain, fused);

        // What is frozen or never used stays; all else moves, so that the above says something.
        foreach (var (parameter, values) in fused)
            Assert.Equal(parameter.StartsWith("_frozen", StringComparison.Ordinal) || parameter.StartsWith("_never", StringComparison.Ordinal), values.SequenceEqual(start[parameter]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Checkpoints_of_either_are_taken_up_by_the_other(string name)
    {
        var (_, whole) = Trained(Cases[name] with { FuseOptimizer = false });
        foreach (var isFusedFirst in (bool[])[true, false])
        {
            var half = Cases[name].MaxSteps!.Value / 2;
            var saved = Cases[name] with { OutputDirectory = Path.Combine(_folder, $"{isFusedFirst}"), Save = Every.Steps((int)half), FuseOptimizer = isFusedFirst };
            using (var cancellation = new CancellationTokenSource())
            using (var first = new TrialTrainer(saved))
            {
                first.Callbacks.Add(new CancelsAt(half, cancellation));
                first.Fit(Data, cancellation: cancellation.Token);
            }

            using var second = new TrialTrainer(saved with { Resume = true, FuseOptimizer = !isFusedFirst });
            second.Model.Step = (int)half * saved.GradientAccumulation;
            Assert.Equal(Cases[name].MaxSteps, second.Fit(Data).Steps);
            AssertNear(whole, Weights(second.Model));
        }
    }

    [Fact]
    public void Gradients_that_somebody_takes_away_do_not_stop_training()
    {
        // As model.zero_grad() in a callback does: autograd then makes new ones, elsewhere.
        var (_, expected) = Trained(Cases["AdamW"]);
        using var trainer = new TrialTrainer(Cases["AdamW"]) { BeforeStep = model => model.zero_grad(set_to_none: model.Step % 2 == 0) };
        trainer.Fit(Data);
        Assert.Equal(expected, Weights(trainer.Model));
    }

    [Fact]
    public void Parameters_have_no_gradients_of_the_run_afterwards()
    {
        using var trainer = new TrialTrainer(Cases["AdamW"]);
        trainer.Fit(Data);
        Assert.All(trainer.Model.parameters(), parameter => Assert.Null(parameter.grad));
    }

    [Fact]
    public void What_is_not_float32_is_trained_by_torch_optim()
    {
        var options = Cases["AdamW"] with { ParameterGroups = [], MaxSteps = 10 };
        var weights = (bool[])[true, false];
        var trained = Array.ConvertAll(weights, isFused =>
        {
            using var trainer = new TrialTrainer(options with { FuseOptimizer = isFused });
            trainer.Model.to(float64);
            trainer.Fit(Data);
            return trainer.Model.parameters().SelectMany(parameter => parameter.data<double>().ToArray()).ToArray();
        });
        Assert.Equal(trained[1], trained[0]);
    }

    private static (Dictionary<string, float[]> Start, Dictionary<string, float[]> End) Trained(TrainingOptions options)
    {
        using var trainer = new TrialTrainer(options);
        var start = Weights(trainer.Model);
        trainer.Fit(Data);
        return (start, Weights(trainer.Model));
    }

    private static Dictionary<string, float[]> Weights(nn.Module model) =>
        model.named_parameters().ToDictionary(entry => entry.name, entry => entry.parameter.data<float>().ToArray());

    private static void AssertNear(Dictionary<string, float[]> expected, Dictionary<string, float[]> actual)
    {
        foreach (var (name, values) in expected)
        {
            var greatest = values.Zip(actual[name]).Max(pair => Math.Abs(pair.First - pair.Second));
            Assert.True(greatest <= Tolerance, $"{name} differs by {greatest}");
        }
    }

    private sealed class CancelsAt(long step, CancellationTokenSource cancellation) : ITrainingCallback
    {
        public void StepDone(long done, int epoch)
        {
            if (done == step)
                cancellation.Cancel();
        }
    }
}
