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
    [InlineData("--epoch=3", "\"epoch\" is not a training option (epoch on the command line). Did you mean Epochs? The options are Epochs, MaxSteps, ")]
    [InlineData("--learning-rate=3", "\"learning-rate\" is not a training option (learning-rate on the command line). Did you mean LearningRate? The options are ")]
    [InlineData("--frobnicate", "\"frobnicate\" is not a training option (frobnicate on the command line). The options are Epochs, ")]
    [InlineData("--schedule:kindd=Cosine", "\"kindd\" is not a part of Schedule (schedule:kindd on the command line). Did you mean Kind? The options are Kind, WarmupSteps, ")]
    [InlineData("--schedule=Cosine", "TrainingOptions.Schedule is \"Cosine\" on the command line: expected a part of it, as in Schedule:kind; the parts are Kind, ")]
    [InlineData("--epochs=abc", "TrainingOptions.Epochs is \"abc\" on the command line: expected a whole number.")]
    [InlineData("--epochs=1.5", "TrainingOptions.Epochs is \"1.5\" on the command line: expected a whole number.")]
    [InlineData("--learningRate=1,5", "TrainingOptions.LearningRate is \"1,5\" on the command line: expected a number, with a point for decimals.")]
    [InlineData("--shuffle=maybe", "TrainingOptions.Shuffle is \"maybe\" on the command line: expected true or false.")]
    [InlineData("--evaluate=sometimes", "TrainingOptions.Evaluate is \"sometimes\" on the command line: expected \"never\", \"epoch\", or a number of epochs or steps: \"2 epochs\", \"100 steps\".")]
    [InlineData("--optimizer=Adamw2", "TrainingOptions.Optimizer is \"Adamw2\" on the command line: expected one of Adam, AdamW, SGD")]
    [InlineData("--schedule:kind=Cosin", "Did you mean Cosine?")]
    [InlineData("--classWeights=some", "TrainingOptions.ClassWeights is \"some\" on the command line: expected \"Balanced\" or numbers: \"0.1, 0.9\".")]
    [InlineData("--parameterGroups=*", "TrainingOptions.ParameterGroups is \"*\" on the command line: expected a list of groups")]
    [InlineData("--epochs:0=3", "TrainingOptions.Epochs is given in parts on the command line: expected one value")]
    public void What_cannot_be_read_is_named_with_its_place_and_what_was_meant(string argument, string expected) =>
        Assert.Contains(expected, Assert.Throws<TrainingOptionsException>(() => TrainingOptions.Load(null, argument)).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_source_is_named()
    {
        var path = Write("""{ "epochs": "many" }""");
        Assert.StartsWith($"TrainingOptions.Epochs is \"many\" in {path}: expected", Assert.Throws<TrainingOptionsException>(() => TrainingOptions.Load(path)).Message, StringComparison.Ordinal);
        Assert.Contains($"The training options in {path} cannot be read: ", Assert.Throws<TrainingOptionsException>(() => TrainingOptions.Load(Write("{ \"epochs\": "))).Message, StringComparison.Ordinal);
        Assert.Contains($"say \"EPOCHS\" twice", Assert.Throws<TrainingOptionsException>(() => TrainingOptions.Load(Write("""{ "epochs": 1, "EPOCHS": 2 }"""))).Message, StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => TrainingOptions.Load(Path.Combine(_folder, "none.json")));
        Environment.SetEnvironmentVariable("LOSSGEN_EPOCHZ", "3");
        try
        {
            Assert.Contains("\"EPOCHZ\" is not a training option (EPOCHZ in the environment variable LOSSGEN_EPOCHZ). Did you mean Epochs?", Assert.Throws<TrainingOptionsException>(() => TrainingOptions.Load(null)).Message, StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable("LOSSGEN_EPOCHZ", null);
        }
    }

    [Fact]
    public void Flags_may_stand_alone_and_lists_be_lists()
    {
        var options = TrainingOptions.Load(Write("""{ "classWeights": [0.5, 1, 2], /* as always */ "parameterGroups": [ { "pattern": "a.*", "frozen": true }, { "pattern": "*" } ], }"""), "data.csv", "--keepBest", "--epochs", "3", "--shuffle=false", "--learningRate", "-1");
        Assert.Equal((true, 3, false, -1), (options.KeepBest, options.Epochs, options.Shuffle, options.LearningRate));
        Assert.Equal([0.5, 1, 2], options.ClassWeights!.Values);
        Assert.Equal([new() { Pattern = "a.*", Frozen = true }, new() { Pattern = "*" }], options.ParameterGroups);
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
