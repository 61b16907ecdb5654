using Penguins;
using Spectre.Console;
using TorchSharp;
using static TorchSharp.torch;

namespace LossGen.Tests;

/// <summary>What goes wrong in a run without throwing by itself: each is told of, with what to do.</summary>
public sealed class GuardTests
{
    private static readonly TrainingOptions Quick = new() { Epochs = 4, BatchSize = 8, LearningRate = 0.01, Progress = ProgressDisplay.None };

    [Fact]
    public void A_sound_run_warns_of_nothing()
    {
        using var trainer = new PenguinNetTrainer(Quick with { Epochs = 10, ClipNorm = 1 });
        Assert.Empty(trainer.Fit(PenguinData.Draw(90, seed: 1), PenguinData.Draw(30, seed: 2)).Warnings);
    }

    [Theory]
    [InlineData(ProgressDisplay.Lines)]
    [InlineData(ProgressDisplay.Bar)]
    public void Warnings_are_shown_while_training_and_in_the_report(ProgressDisplay display)
    {
        var (console, ansi) = (Console.Out, AnsiConsole.Console);
        using var text = new StringWriter();
        try
        {
            Console.SetOut(text);
            AnsiConsole.Console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(text) });
            AnsiConsole.Profile.Width = 500;
            var report = Run(Quick with { Progress = display }, (model, _) => model.parameters().First().sum());
            Assert.Contains("PenguinNet warning: No gradient reaches _layers.0.bias, ", text.ToString(), StringComparison.Ordinal);
            report.Print();
            Assert.Contains("\nwarning No gradient reaches _layers.0.bias, ", text.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            Console.SetOut(console);
            AnsiConsole.Console = ansi;
        }
    }

    [Fact]
    public void Parameters_that_no_gradient_reaches_are_named()
    {
        var report = Run(Quick, (model, _) => model.parameters().First().sum());
        var warning = Assert.Single(report.Warnings);
        Assert.StartsWith("No gradient reaches _layers.0.bias, _layers.3.weight, _layers.3.bias: the loss does not depend on them", warning, StringComparison.Ordinal);
        Assert.Contains("freeze with TrainingOptions.ParameterGroups", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dead_head_is_told_of_once_its_gradient_stays_zero()
    {
        var all = Run(Quick with { Epochs = 8 }, (model, _) => Sum(model) * 0);
        Assert.StartsWith("The gradient is exactly 0 for every parameter, so the head is dead and nothing is learned: at 5 looks in a row, up to step 16.", Assert.Single(all.Warnings), StringComparison.Ordinal);

        var one = Run(Quick with { Epochs = 8 }, (model, _) => Sum(model) - model.get_parameter("_layers.3.bias")!.sum());
        Assert.StartsWith("The gradient is exactly 0 for _layers.3.bias: at 5 looks", Assert.Single(one.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_head_that_is_zero_at_first_is_none_of_that()
    {
        // As with heads that start at 0: at the first steps nothing comes through.
        var report = Run(Quick with { Epochs = 8 }, (model, step) => Sum(model) * (step < 8 ? 0 : 1));
        Assert.Empty(report.Warnings);
    }

    [Fact]
    public void Gradients_that_explode_are_told_of_with_what_is_usual()
    {
        var report = Run(Quick with { CheckGradients = true, Epochs = 8, LearningRate = 1e-6 }, (model, step) => Sum(model) * (step == 20 ? 5000 : 1));
        var warning = Assert.Single(report.Warnings);
        Assert.Matches("^The gradients explode: their norm is 5.72e.04 at step 21, where 11.4 was usual. Lower the learning rate", warning);
        Assert.Equal(40, report.Steps);
    }

    [Fact]
    public void A_limit_of_the_norm_stops_before_the_step_or_leaves_it_out()
    {
        using var trainer = new HandTrainer(Quick with { MaxGradientNorm = 100 }, (model, step) => Sum(model) * (step == 3 ? 5000 : 1));
        var exception = Assert.Throws<TrainingException>(() => trainer.Fit(PenguinData.Draw(40, seed: 1)));
        Assert.Contains("The norm of the gradients is 5.723e+04 in epoch 1, step 4, above MaxGradientNorm, 100. The weights are those of the step before.", exception.Message, StringComparison.Ordinal);

        var report = Run(Quick with { MaxGradientNorm = 100, OnNotFinite = NotFiniteAction.Skip }, (model, step) => Sum(model) * (step == 3 ? 5000 : 1));
        Assert.Equal((1, 20), (report.SkippedSteps, report.Steps));
        Assert.Contains("MaxGradientNorm is -1: expected a finite number above 0", Assert.Throws<TrainingOptionsException>(() => new PenguinNetTrainer(Quick with { MaxGradientNorm = -1 })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_norm_beyond_its_limit_that_is_only_reported_is_clipped_all_the_same()
    {
        var options = Quick with { Epochs = 1, MaxGradientNorm = 100, OnNotFinite = NotFiniteAction.Report, ClipNorm = 0.5, Optimizer = OptimizerKind.SGD, LearningRate = 1 };
        using var trainer = new HandTrainer(options with { MaxSteps = 1 }, (model, _) => Sum(model) * 5000);
        var before = TrainedWeights.Of(trainer.Model);
        Assert.Equal(1, trainer.Fit(PenguinData.Draw(40, seed: 1)).SkippedSteps);
        Assert.Equal(0.5, Math.Sqrt(before.Zip(TrainedWeights.Of(trainer.Model), (from, to) => Math.Pow(from - to, 2)).Sum()), 1e-4);
    }

    [Fact]
    public void Predictions_that_are_all_alike_are_told_of()
    {
        using var trainer = new PenguinNetTrainer(Quick with { LearningRate = 1e-12 });
        using (no_grad())
        {
            trainer.Model.get_parameter("_layers.3.weight")!.zero_();
            trainer.Model.get_parameter("_layers.3.bias")!.copy_(tensor(new[] { 0f, 9, 0 }));
        }

        var data = PenguinData.Draw(60, seed: 1);
        var warning = Assert.Single(trainer.Fit(data, data).Warnings);
        Assert.StartsWith("Every validation example is predicted alike, as Chinstrap, at 3 evaluations in a row.", warning, StringComparison.Ordinal);
        Assert.Contains("classes are very unbalanced", warning, StringComparison.Ordinal);

        // Where all are of one class, that is as it should be.
        using var right = new PenguinNetTrainer(Quick);
        var chinstraps = data.Where(penguin => penguin.Species == Species.Chinstrap).ToArray();
        Assert.Empty(right.Fit(data, chinstraps).Warnings);
    }

    [Fact]
    public void Batches_without_a_label_are_counted_and_told_of()
    {
        var report = Run(Quick, (model, _) => Sum(model), denominator: batch => batch % 5 == 0 ? 0 : 8);
        Assert.StartsWith("In 4 of the batches no label counts (each is the ignore index, or of a class that weighs 0): nothing was learned from them.", Assert.Single(report.Warnings), StringComparison.Ordinal);
        Assert.All(report.Training, point => Assert.True(double.IsFinite(point.Loss)));
    }

    [Fact]
    public void Batches_that_were_left_out_are_told_of()
    {
        var options = Quick with { OnNotFinite = NotFiniteAction.Skip };
        var report = Run(options, (model, step) => Sum(model) * (step == 0 ? 1 : float.NaN));
        Assert.StartsWith("The loss of 19 of 20 batches was NaN or infinite, and they were left out: only the others were learned from.", Assert.Single(report.Warnings), StringComparison.Ordinal);
        Assert.Empty(Run(options, (model, step) => Sum(model) * (step == 7 ? float.NaN : 1)).Warnings);
    }

    [Fact]
    public void Weights_that_are_lost_are_told_of_and_not_saved()
    {
        var folder = TestFolder.Create();
        try
        {
            var report = Run(Quick with { OnNotFinite = NotFiniteAction.Report, OutputDirectory = folder }, (model, step) => Sum(model) * (step == 7 ? float.NaN : 1));
            Assert.Contains("The weights at the end are NaN or infinite, in _layers.0.bias: nothing can be predicted with them, and they are not saved.", report.Warnings[^1], StringComparison.Ordinal);
            Assert.False(File.Exists(Path.Combine(folder, "model.safetensors")));
            Assert.True(File.Exists(Path.Combine(folder, "report.html")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Labels_of_one_class_are_told_of_before_others_are_seen()
    {
        var all = PenguinData.Draw(90, seed: 1);
        var gentoos = all.Where(penguin => penguin.Species == Species.Gentoo).ToArray();
        using var trainer = new PenguinNetTrainer(Quick with { Evaluate = Every.Steps(2) });
        Assert.StartsWith("Every training example is of class Gentoo: the model can learn nothing but to predict it.", trainer.Fit(gentoos, all).Warnings[0], StringComparison.Ordinal);
        Assert.Empty(trainer.Fit(all, gentoos).Warnings);
    }

    [Fact]
    public void A_class_that_balanced_weights_find_no_example_of_is_told_of()
    {
        var without = PenguinData.Draw(90, seed: 1).Where(penguin => penguin.Species != Species.Chinstrap).ToArray();
        using var trainer = new PenguinNetTrainer(Quick with { ClassWeights = ClassWeights.Balanced });
        Assert.StartsWith("No training example is of Chinstrap: balanced weights leave it at 1, and the model cannot learn it.", Assert.Single(trainer.Fit(without).Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Training_examples_of_which_none_has_a_label_are_refused_after_an_epoch()
    {
        var message = Assert.Throws<DataException>(() => Run(Quick, (model, _) => Sum(model), denominator: _ => 0)).Message;
        Assert.StartsWith("None of the training examples has a label that counts: each is the ignore index", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_on_another_device_is_refused_by_name_before_anything_is_done()
    {
        var data = PenguinData.Draw(9, seed: 1);
        using var trainer = new PenguinNetTrainer(Quick);
        trainer.Predict(data);
        trainer.Model.to(META);
        foreach (var use in (Action[])[() => trainer.Predict(data), () => trainer.Evaluate(data), () => trainer.Fit(data)])
            Assert.StartsWith("The parameter _layers.0.weight of the model is on meta: expected cpu", Assert.Throws<TrainingException>(use).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_device_that_is_not_there_is_refused_when_the_trainer_is_built()
    {
        Assert.Contains("\"cpu\" and \"auto\" always work", Assert.Throws<TrainingOptionsException>(() => new PenguinNetTrainer(Quick with { Device = "cuda:99" })).Message, StringComparison.Ordinal);
        Assert.Contains("Device is \"gpu\": expected \"cpu\", \"cuda\", \"cuda:1\" (and so on), or \"auto\"", Assert.Throws<TrainingOptionsException>(() => new PenguinNetTrainer(Quick with { Device = "gpu" })).Message, StringComparison.Ordinal);
    }

    private static Tensor Sum(PenguinNet model) => model.parameters().Select(parameter => parameter.sum()).Aggregate((total, next) => total + next);

    private static TrainingReport<ClassificationMetrics> Run(TrainingOptions options, Func<PenguinNet, int, Tensor> loss, Func<int, double>? denominator = null)
    {
        using var trainer = new HandTrainer(options, loss, denominator);
        return trainer.Fit(PenguinData.Draw(40, seed: 1));
    }

    /// <summary>A trainer whose loss is given as a function of model and step.</summary>
    private sealed class HandTrainer(TrainingOptions options, Func<PenguinNet, int, Tensor> loss, Func<int, double>? denominator = null)
        : Trainer<PenguinNet, Penguin, int, ClassificationMetrics>(static () => new PenguinNet(), Task, options)
    {
        private static readonly TaskDescription Task = new(TaskKind.Classification, "PenguinNet", "Penguin", "cross-entropy", "Species", "logits", ["X"], ["a", "b", "c"]);

        public override TrainingReport<ClassificationMetrics> Fit(IReadOnlyList<Penguin> train, IReadOnlyList<Penguin>? validation = null, CancellationToken cancellation = default)
        {
            using var run = StartRun(train, validation);
            var steps = 0;
            foreach (var epoch in run.Epochs(cancellation))
            {
                foreach (var rows in epoch.Batches())
                {
                    using var step = run.BeginStep();
                    step.Backward(loss(Model, steps), denominator?.Invoke(steps) ?? 1);
                    step.Update();
                    steps++;
                }
            }

            return run.Finish();
        }

        public override ClassificationMetrics Evaluate(IReadOnlyList<Penguin> examples) => throw new NotSupportedException();

        public override IReadOnlyList<int> Predict(IReadOnlyList<Penguin> examples) => throw new NotSupportedException();
    }
}
