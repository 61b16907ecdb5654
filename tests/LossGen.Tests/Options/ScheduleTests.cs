namespace LossGen.Tests;

/// <summary>Each schedule against the formula that PyTorch documents, at every step.</summary>
public sealed class ScheduleTests
{
    private const long Total = 200;
    private const double Tolerance = 1e-12;

    [Fact]
    public void Constant_stays() => AssertSteps(new LearningRateSchedule(), _ => 1);

    [Fact]
    public void Linear_is_LinearLR() =>
        AssertSteps(
            new LearningRateSchedule { Kind = ScheduleKind.Linear, FinalFactor = 0.25 },
            step => 1 + ((0.25 - 1) * Math.Min(step, Total) / Total));

    [Fact]
    public void Cosine_is_CosineAnnealingLR_in_closed_form() =>
        AssertSteps(
            new LearningRateSchedule { Kind = ScheduleKind.Cosine, FinalFactor = 0.1 },
            step => 0.1 + (0.5 * (1 - 0.1) * (1 + Math.Cos(step * Math.PI / Total))));

    [Fact]
    public void Cosine_is_CosineAnnealingLR_as_the_documented_recursion()
    {
        var schedule = new LearningRateSchedule { Kind = ScheduleKind.Cosine, FinalFactor = 0.1 };
        var rate = 1.0;
        for (var step = 0L; step < Total; step++)
        {
            Assert.Equal(rate, schedule.Factor(step, Total), 1e-10);
            rate = 0.1 + ((rate - 0.1) * (1 + Math.Cos((step + 1) * Math.PI / Total)) / (1 + Math.Cos(step * Math.PI / Total)));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(0.5)]
    public void Polynomial_is_PolynomialLR(double power) =>
        AssertSteps(
            new LearningRateSchedule { Kind = ScheduleKind.Polynomial, Power = power },
            step => Math.Pow(1 - (Math.Min(step, Total) / (double)Total), power));

    [Fact]
    public void Step_is_StepLR()
    {
        var rate = 1.0;
        AssertSteps(
            new LearningRateSchedule { Kind = ScheduleKind.Step, StepSize = 30, Decay = 0.5 },
            step => step > 0 && step % 30 == 0 ? rate *= 0.5 : rate);
    }

    [Fact]
    public void Exponential_is_ExponentialLR()
    {
        var rate = 1 / 0.97;
        AssertSteps(new LearningRateSchedule { Kind = ScheduleKind.Exponential, Decay = 0.97 }, _ => rate *= 0.97);
    }

    [Fact]
    public void One_cycle_is_OneCycleLR()
    {
        const double start = 1 / 25.0;
        const double end = start / 1e4;
        const double peak = (0.3 * Total) - 1;
        AssertSteps(
            new LearningRateSchedule { Kind = ScheduleKind.OneCycle },
            step => step <= peak
                ? Cosine(start, 1, step / peak)
                : Cosine(1, end, (step - peak) / (Total - 1 - peak)));

        // torch.optim.lr_scheduler._annealing_cos
        static double Cosine(double from, double to, double part) => to + ((from - to) / 2.0 * (Math.Cos(Math.PI * part) + 1));
    }

    [Fact]
    public void Inverse_square_root_falls_from_the_end_of_the_warm_up() =>
        AssertSteps(
            new LearningRateSchedule { Kind = ScheduleKind.InverseSquareRoot, WarmupSteps = 20, WarmupFactor = 0 },
            step => step < 20 ? step / 20.0 : Math.Sqrt(20.0 / step));

    [Theory]
    [InlineData(ScheduleKind.Constant)]
    [InlineData(ScheduleKind.Linear)]
    [InlineData(ScheduleKind.Cosine)]
    [InlineData(ScheduleKind.Polynomial)]
    [InlineData(ScheduleKind.Step)]
    [InlineData(ScheduleKind.Exponential)]
    public void A_warm_up_is_LinearLR_and_then_the_schedule_of_what_is_left(ScheduleKind kind)
    {
        var bare = new LearningRateSchedule { Kind = kind, Decay = 0.9, StepSize = 7 };
        foreach (var warm in (LearningRateSchedule[])[bare with { WarmupSteps = 20, WarmupFactor = 0.2 }, bare with { WarmupRatio = 0.1, WarmupFactor = 0.2 }])
            AssertSteps(warm, step => step < 20 ? 0.2 + (0.8 * step / 20) : bare.Factor(step - 20, Total - 20));
    }

    [Fact]
    public void Reduce_on_plateau_drops_as_ReduceLROnPlateau_does()
    {
        // factor 0.5, patience 2, threshold 1e-4 relative: after the third evaluation in a row without improvement.
        double[] losses = [1, 0.9, 0.9, 0.89999, 0.95, 0.8, 0.8, 0.8, 0.8, 0.8, double.NaN, 0.8];
        double[] expected = [1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25, 0.2];
        var schedule = new LearningRateSchedule { Kind = ScheduleKind.ReduceOnPlateau, Decay = 0.5, Patience = 2, FinalFactor = 0.2 };
        using var trainer = new ScriptedTrainer(new TrainingOptions { Epochs = losses.Length + 1, LearningRate = 1, Schedule = schedule, Progress = ProgressDisplay.None }, losses);
        var data = PenguinData.Draw(4, seed: 1);
        var rates = trainer.Fit(data, data).Training.Select(point => point.LearningRate).ToArray();
        Assert.Equal(1, rates[0], Tolerance);
        Assert.All(expected, (factor, index) => Assert.Equal(factor, rates[index + 1], Tolerance));
    }

    private static void AssertSteps(LearningRateSchedule schedule, Func<long, double> expected)
    {
        for (var step = 0L; step < Total; step++)
            Assert.Equal(expected(step), schedule.Factor(step, Total), Tolerance);
    }
}
