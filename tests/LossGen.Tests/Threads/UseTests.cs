using Penguins;

namespace LossGen.Tests;

/// <summary>What is called on a trainer while something else runs on it: it works, or it is refused with what runs.</summary>
public sealed class UseTests : IDisposable
{
    private static readonly TrainingOptions Quick = new() { Epochs = 2, BatchSize = 8, LearningRate = 0.01, Progress = ProgressDisplay.None };
    private static readonly Penguin[] Data = PenguinData.Draw(44, seed: 1);

    private readonly string _folder = TestFolder.Create();

    private string Weights => Path.Combine(_folder, "penguins.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Whatever_would_change_the_model_is_refused_in_a_callback_and_the_run_goes_on()
    {
        var expected = Trained();
        using (var saved = new PenguinNetTrainer(Quick))
            saved.Save(Weights);

        using var trainer = new PenguinNetTrainer(Quick);
        var refusals = new List<string>();
        trainer.Callbacks.Add(new OnStep(3, () =>
        {
            foreach (var call in (Action[])[() => trainer.Fit(Data), () => trainer.Load(Weights), trainer.Dispose, () => trainer.FindLearningRate(Data), () => trainer.CheckOverfit(Data), () => trainer.DryRun(Data)])
                refusals.Add(Assert.Throws<InvalidOperationException>(call).Message);
        }));
        trainer.Fit(Data);

        Assert.Equal(expected, TrainedWeights.Of(trainer.Model));
        foreach (var (message, call) in refusals.Zip((string[])["Fit", "Load", "Dispose", "FindLearningRate", "CheckOverfit", "DryRun"]))
            Assert.Equal($"{call} cannot start while Fit is running on the same model. It was called from within Fit: from a callback, or by the examples that are read. Call it when Fit has returned; a callback ends a run with RunStart.Stop.", message);
    }

    [Fact]
    public void A_callback_may_predict_evaluate_and_save_and_changes_nothing_by_it()
    {
        var expected = Trained();
        using var trainer = new PenguinNetTrainer(Quick);
        trainer.Callbacks.Add(new OnStep(3, () =>
        {
            trainer.Predict(Data);
            trainer.Evaluate(Data);
            trainer.Save(Weights);
            Assert.True(trainer.Model.training);
        }));
        trainer.Fit(Data);
        Assert.Equal(expected, TrainedWeights.Of(trainer.Model));
        Assert.True(File.Exists(Weights));
    }

    [Fact]
    public void Another_thread_is_refused_while_a_model_is_trained()
    {
        var expected = Trained();
        using var trainer = new PenguinNetTrainer(Quick);
        using var twin = new PenguinNetTrainer(trainer.Model, Quick);
        var refusals = new List<string>();
        trainer.Callbacks.Add(new OnStep(3, () => Elsewhere(() =>
        {
            foreach (var call in (Action[])[() => trainer.Fit(Data), () => twin.Fit(Data), () => trainer.Load(Weights), trainer.Dispose, () => trainer.Predict(Data), () => trainer.Evaluate(Data), () => trainer.Save(Weights)])
                refusals.Add(Assert.Throws<InvalidOperationException>(call).Message);
        })));
        trainer.Fit(Data);

        Assert.Equal(expected, TrainedWeights.Of(trainer.Model));
        foreach (var (message, call) in refusals.Zip((string[])["Fit", "Fit", "Load", "Dispose", "Predict", "Evaluate", "Save"]))
            Assert.StartsWith($"{call} cannot start while Fit is running on the same model on another thread", message, StringComparison.Ordinal);
        Assert.Contains("call Predict in a callback of Fit, or give each thread a trainer and a model of its own.", refusals[4], StringComparison.Ordinal);

        // It is free again.
        Elsewhere(() => trainer.Predict(Data));
        trainer.Fit(Data);
    }

    [Fact]
    public void A_tool_runs_alone_too()
    {
        using var trainer = new PenguinNetTrainer(Quick);
        var before = TrainedWeights.Of(trainer.Model);
        var message = "";
        var data = new Watched(Data, () => Elsewhere(() => message = Assert.Throws<InvalidOperationException>(() => trainer.Fit(Data)).Message));
        trainer.FindLearningRate(data, steps: 5);
        Assert.StartsWith("Fit cannot start while FindLearningRate is running on the same model on another thread.", message, StringComparison.Ordinal);

        // Nor does what the examples start take the place of the trial.
        data = new Watched(Data, () => message = Assert.Throws<InvalidOperationException>(() => trainer.Fit(Data)).Message);
        trainer.FindLearningRate(data, steps: 5);
        Assert.StartsWith("Fit cannot start while FindLearningRate is running on the same model. It was called from within", message, StringComparison.Ordinal);
        Assert.Equal(before, TrainedWeights.Of(trainer.Model));
    }

    [Fact]
    public void A_run_that_fails_leaves_the_trainer_free()
    {
        using var trainer = new PenguinNetTrainer(Quick);
        Assert.Throws<DataException>(() => trainer.Fit([]));
        Assert.Throws<DataException>(() => trainer.Fit([new Penguin(float.NaN, 0, 0, 0, Species.Gentoo)]));
        Elsewhere(() => trainer.Fit(Data));
    }

    [Fact]
    public void Predictions_at_the_same_time_are_those_of_one_after_the_other()
    {
        // In training mode, where dropout would draw; the passes begin and end in each other.
        using var trainer = new PenguinNetTrainer(Quick with { EvaluationBatchSize = 4 });
        var expected = trainer.Predict(Data).Select(prediction => prediction.Confidence).ToArray();
        Assert.True(trainer.Model.training);
        using var inner = new ManualResetEventSlim();
        using var outer = new ManualResetEventSlim();
        var rows = 0;
        var slow = new Watched(Data, () =>
        {
            if (++rows == 10)
                inner.Set();
            if (rows == 20)
                outer.Wait();
        });
        float[] first = [];
        var thread = new Thread(() => first = [.. trainer.Predict(slow).Select(prediction => prediction.Confidence)]);
        thread.Start();
        inner.Wait();
        var second = trainer.Predict(Data);
        outer.Set();
        Assert.Equal(expected, second.Select(prediction => prediction.Confidence));
        thread.Join();
        Assert.Equal(expected, first);
        Assert.True(trainer.Model.training);

        Parallel.For(0, 200, _ => Assert.Equal(expected, trainer.Predict(Data).Select(prediction => prediction.Confidence)));
        Assert.True(trainer.Model.training);
    }

    [Fact]
    public void The_modes_that_modules_have_by_themselves_outlive_a_prediction()
    {
        using var trainer = new PenguinNetTrainer(Quick);
        var dropout = trainer.Model.modules().OfType<TorchSharp.Modules.Dropout>().Single();
        dropout.eval();
        trainer.Predict(Data);
        Assert.True(trainer.Model.training);
        Assert.False(dropout.training);
    }

    [Fact]
    public void Dispose_beside_a_prediction_waits_for_its_end_and_lets_no_other_begin()
    {
        var trainer = new PenguinNetTrainer(Quick);
        var expected = trainer.Predict(Data).Select(prediction => prediction.Confidence).ToArray();
        var data = new Watched(Data, () =>
        {
            trainer.Dispose();
            Assert.Throws<ObjectDisposedException>(() => trainer.Predict(Data));
        });
        Assert.Equal(expected, trainer.Predict(data).Select(prediction => prediction.Confidence));
        Assert.True(trainer.Model.parameters().All(parameter => parameter.IsInvalid));
    }

    [Fact]
    public void Weights_are_not_loaded_under_a_prediction()
    {
        using var trainer = new PenguinNetTrainer(Quick);
        trainer.Save(Weights);
        var message = "";
        trainer.Predict(new Watched(Data, () => message = Assert.Throws<InvalidOperationException>(() => trainer.Load(Weights)).Message));
        Assert.Equal("Load cannot start while Predict is running on the same model: it would change the weights under it. Wait until Predict has returned, or give each thread a trainer and a model of its own.", message);
        trainer.Load(Weights);
    }

    [Fact]
    public void Nothing_is_done_with_a_trainer_that_was_disposed_and_files_stay_as_they_are()
    {
        var trainer = new PenguinNetTrainer(Quick);
        trainer.Save(Weights);
        var before = File.ReadAllBytes(Weights);
        trainer.Dispose();
        trainer.Dispose();
        foreach (var call in (Action[])[() => trainer.Save(Weights), () => trainer.Load(Weights), () => trainer.Fit(Data), () => trainer.Predict(Data), () => trainer.Evaluate(Data), () => trainer.DryRun(Data)])
            Assert.Throws<ObjectDisposedException>(call);

        Assert.Equal(before, File.ReadAllBytes(Weights));
    }

    private static float[] Trained()
    {
        using var trainer = new PenguinNetTrainer(Quick);
        trainer.Fit(Data);
        return TrainedWeights.Of(trainer.Model);
    }

    private static void Elsewhere(Action action)
    {
        Exception? failure = null;
        var thread = new Thread(() => failure = Record.Exception(action));
        thread.Start();
        thread.Join();
        Assert.Null(failure);
    }

    private sealed class OnStep(long step, Action action) : ITrainingCallback
    {
        public void StepDone(long done, int epoch)
        {
            if (done == step)
                action();
        }
    }

    /// <summary>Does something whenever an example is read.</summary>
    private sealed class Watched(IReadOnlyList<Penguin> examples, Action read) : IReadOnlyList<Penguin>
    {
        public int Count => examples.Count;

        public Penguin this[int index]
        {
            get
            {
                read();
                return examples[index];
            }
        }

        public IEnumerator<Penguin> GetEnumerator() => examples.GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
