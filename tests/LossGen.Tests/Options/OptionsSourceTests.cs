using Penguins;

namespace LossGen.Tests;

public sealed class OptionsSourceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lossgen").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_command_line_overrides_the_environment_which_overrides_the_file()
    {
        var path = Write("""{ "epochs": 5, "batchSize": 64, "learningRate": 0.5, "schedule": { "kind": "Cosine", "warmupSteps": 7 } }""");
        Environment.SetEnvironmentVariable("LOSSGEN_BATCHSIZE", "128");
        Environment.SetEnvironmentVariable("LOSSGEN_SCHEDULE__WARMUPSTEPS", "9");
        try
        {
            var options = TrainingOptions.Load(path, "--epochs", "3", "--schedule:finalFactor=0.25");
            Assert.Equal((3, 128, 0.5), (options.Epochs, options.BatchSize, options.LearningRate));
            Assert.Equal(new LearningRateSchedule { Kind = ScheduleKind.Cosine, WarmupSteps = 9, FinalFactor = 0.25 }, options.Schedule);
        }
        finally
        {
            Environment.SetEnvironmentVariable("LOSSGEN_BATCHSIZE", null);
            Environment.SetEnvironmentVariable("LOSSGEN_SCHEDULE__WARMUPSTEPS", null);
        }
    }

    [Fact]
    public void Every_option_comes_back_from_its_own_text()
    {
        var options = new TrainingOptions
        {
            MaxSteps = 1000,
            GradientAccumulation = 2,
            Optimizer = OptimizerKind.AdamW,
            Schedule = new() { Kind = ScheduleKind.OneCycle, RiseRatio = 0.4 },
            WeightDecay = 0.01,
            ParameterGroups = [new() { Pattern = "_layers.0.*", LearningRateFactor = 0.1 }, new() { Pattern = "*", WeightDecay = 0.5 }],
            ClipNorm = 1,
            Evaluate = Every.Steps(50),
            Monitor = ClassificationMetric.MacroF1,
            Patience = 4,
            KeepBest = true,
            OutputDirectory = "out",
            Save = Every.Epochs(2),
            ClassWeights = ClassWeights.Of(0.123456789, 1, 2),
            PositiveWeights = PositiveWeights.Balanced,
            LabelSmoothing = 0.1,
            OnNotFinite = NotFiniteAction.Skip,
        };
        var read = TrainingOptions.Load(Write(options.ToJson()));
        Assert.Equal(options.ToJson(), read.ToJson());
        Assert.Equal(options.ParameterGroups, read.ParameterGroups);
        Assert.Equal(Every.Steps(50), read.Evaluate);
        Assert.Equal(0.123456789, read.ClassWeights!.Values[0]);
    }

    [Fact]
    public void What_differs_from_the_defaults_is_told()
    {
        Assert.Equal("defaults", new TrainingOptions().ToString());
        Assert.Equal(
            "Epochs 20, LearningRate 0.01, Evaluate 100 steps, Monitor RocAuc",
            new TrainingOptions { Epochs = 20, LearningRate = 0.01, Evaluate = Every.Steps(100), Monitor = BinaryMetric.RocAuc }.ToString());
        Assert.Equal("Schedule Cosine (WarmupRatio 0.1, FinalFactor 0.01)", new TrainingOptions { Schedule = new() { Kind = ScheduleKind.Cosine, WarmupRatio = 0.1, FinalFactor = 0.01 } }.ToString());
    }

    [Theory]
    [InlineData("--epoch=3", "epoch")]
    [InlineData("--epochs=many", "many")]
    [InlineData("--evaluate=sometimes", "\"sometimes\" does not say how often")]
    [InlineData("--schedule:kind=Sawtooth", "Sawtooth")]
    public void What_cannot_be_read_is_named(string argument, string expected)
    {
        var message = Assert.Throws<TrainingOptionsException>(() => TrainingOptions.Load(null, argument)).Message;
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.Contains("The options are Epochs, MaxSteps", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("never")]
    [InlineData("epoch")]
    [InlineData("3 epochs")]
    [InlineData("step")]
    [InlineData("100 steps")]
    public void A_rhythm_comes_back_from_its_own_text(string text) => Assert.Equal(text, Every.Parse(text).ToString());

    [Fact]
    public void The_metrics_that_can_be_monitored_are_those_that_a_task_has()
    {
        // The names of the enum are the names of the metrics, without blanks.
        using var trainer = new PenguinNetTrainer(new TrainingOptions { Progress = ProgressDisplay.None });
        var metrics = trainer.Evaluate(PenguinData.Draw(9, seed: 1));
        var names = Enum.GetNames<ClassificationMetric>().Except(["Loss", "Top5Accuracy"]);
        Assert.Equal(names.Select(name => name.ToUpperInvariant()).Order(), metrics.Values.Select(value => value.Name.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant()).Order());
    }

    private string Write(string json)
    {
        var path = Path.Combine(_folder, "options.json");
        File.WriteAllText(path, json);
        return path;
    }
}
