using Penguins;
using TorchSharp;
using static TorchSharp.torch;

namespace LossGen.Tests;

/// <summary>What a step may cost: counted, not timed.</summary>
public sealed class BudgetTests
{
    private const int BatchSize = 32;
    private const int WarmUp = 100;
    private const int Steps = 300;

    /// <summary>Managed bytes that the loop may add to those of forward, loss and backward pass.</summary>
    private const long BytesPerStep = 64;

    private static readonly TrainingOptions Common = new() { BatchSize = BatchSize, MaxSteps = WarmUp + Steps, Optimizer = OptimizerKind.AdamW, Progress = ProgressDisplay.None };

    private static readonly Dictionary<string, TrainingOptions> Cases = new(StringComparer.Ordinal)
    {
        ["AdamW"] = Common,
        ["a rate that changes at every step, clipping, decay, groups"] = Common with
        {
            Schedule = new() { Kind = ScheduleKind.Cosine, WarmupSteps = 50 },
            ClipNorm = 1,
            WeightDecay = 0.01,
            ParameterGroups = [new() { Pattern = "_layers.0.*", LearningRateFactor = 0.5 }],
        },
        ["SGD with momentum"] = Common with { Optimizer = OptimizerKind.SGD, Momentum = 0.9, ClipValue = 1 },
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_loop_adds_next_to_nothing_to_the_managed_bytes_of_a_step(string name)
    {
        // Once before, so that what is made on first use is there.
        Count(Cases[name], Data);
        var added = Count(Cases[name], Data).Bytes - ByHand();
        Assert.True(added <= BytesPerStep * Steps, $"{(double)added / Steps} bytes per step");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void As_many_tensors_are_alive_after_a_step_as_after_any_other(string name)
    {
        var counts = Count(Cases[name], Data).Tensors;
        Assert.Equal(Steps + 1, counts.Count);
        Assert.Single(counts.Distinct());
    }

    /// <summary>One epoch: what begins and ends one is not part of its steps.</summary>
    private static Penguin[] Data => PenguinData.Draw(BatchSize * (WarmUp + Steps), seed: 1);

    private static (long Bytes, IReadOnlyList<long> Tensors) Count(TrainingOptions options, Penguin[] data)
    {
        var watch = new Watch();
        using var trainer = new PenguinNetTrainer(options);
        trainer.Callbacks.Add(watch);
        trainer.Fit(data);
        return (watch.Bytes[^1] - watch.Bytes[0], watch.Tensors);
    }

    /// <summary>The bytes of the same steps with nothing but a scope, the forward pass, the loss and the backward pass.</summary>
    private static long ByHand()
    {
        using var model = new PenguinNet();
        using var input = randn(BatchSize, 4);
        using var target = zeros(BatchSize, dtype: ScalarType.Int64);
        var parameters = model.parameters().ToArray();
        var start = 0L;
        for (var step = 0; step < WarmUp + Steps; step++)
        {
            if (step == WarmUp)
                start = GC.GetAllocatedBytesForCurrentThread();

            using var scope = NewDisposeScope();
            var loss = nn.functional.cross_entropy(model.call(input), target, weight: null, ignore_index: -100, reduction: nn.Reduction.Sum, label_smoothing: 0);
            loss.backward();
            foreach (var parameter in parameters)
                parameter.grad = null;
        }

        return GC.GetAllocatedBytesForCurrentThread() - start;
    }

    /// <summary>Counts after the warm-up. On the thread of the loop alone: other tests run beside it.</summary>
    private sealed class Watch : ITrainingCallback
    {
        public List<long> Bytes { get; } = new(Steps + 1);

        public List<long> Tensors { get; } = new(Steps + 1);

        public void StepDone(long step, int epoch)
        {
            if (step < WarmUp)
                return;

            Tensors.Add(DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount);
            Bytes.Add(GC.GetAllocatedBytesForCurrentThread());
        }
    }
}
