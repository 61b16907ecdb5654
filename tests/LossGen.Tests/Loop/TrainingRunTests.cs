using Penguins;
using TorchSharp;
using static TorchSharp.torch;

namespace LossGen.Tests;

public sealed class TrainingRunTests
{
    private static readonly TrainingOptions Quick = new() { Epochs = 3, BatchSize = 16, Progress = ProgressDisplay.None };

    [Fact]
    public void Cancellation_ends_the_run_with_a_report_so_far()
    {
        using var cancellation = new CancellationTokenSource();
        var data = new CancelsWhenRead(PenguinData.Draw(40, seed: 1), cancellation, reads: 100);
        using var trainer = new PenguinNetTrainer(Quick with { Epochs = 50 });

        var report = trainer.Fit(data, cancellation: cancellation.Token);

        Assert.True(report.Cancelled);
        Assert.Equal(2, report.History.Count);
        Assert.Contains("cancelled", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Cancelled_before_the_start_nothing_is_done()
    {
        using var trainer = new PenguinNetTrainer(Quick);
        var report = trainer.Fit(PenguinData.Draw(10, seed: 1), cancellation: new CancellationToken(canceled: true));
        Assert.True(report.Cancelled);
        Assert.Empty(report.History);
        Assert.Null(report.Best);
    }

    [Fact]
    public void Live_tensors_stay_as_many_as_they_were()
    {
        var data = PenguinData.Draw(70, seed: 1);
        using var trainer = new PenguinNetTrainer(Quick with { Epochs = 2, ClassWeights = ClassWeights.Balanced });
        trainer.Fit(data, data);
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        for (var round = 0; round < 10; round++)
        {
            trainer.Fit(data, data);
            trainer.Evaluate(data);
            trainer.Predict(data);
        }

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void A_scope_around_the_trainer_does_not_take_its_tensors()
    {
        var data = PenguinData.Draw(20, seed: 1);
        using var trainer = new PenguinNetTrainer(Quick with { ClassWeights = ClassWeights.Of(1, 2, 3) });
        using (NewDisposeScope())
            trainer.Fit(data, data);

        trainer.Fit(data, data);
    }

    [Fact]
    public void A_loss_that_is_no_number_stops_the_run_before_the_step()
    {
        using var trainer = new PenguinNetTrainer(Quick);
        using (no_grad())
            trainer.Model.parameters().First().fill_(float.PositiveInfinity);

        var exception = Assert.Throws<TrainingException>(() => trainer.Fit(PenguinData.Draw(10, seed: 1)));
        Assert.Contains("in epoch 1, step 1", exception.Message, StringComparison.Ordinal);
        Assert.Contains("learning rate, 0.001, is too high", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_example_stops_the_run_with_its_place()
    {
        var data = PenguinData.Draw(40, seed: 1);
        data[17] = data[17] with { BillLength = float.NaN };
        using var trainer = new PenguinNetTrainer(Quick);
        Assert.Equal("Example 17, BillLength: NaN is not a finite number. Expected a finite number; remove the row or fill the value in.", Assert.Throws<DataException>(() => trainer.Fit(data)).Message);
        Assert.Equal(17, Assert.Throws<DataException>(() => trainer.Evaluate(data)).Example);
        Assert.Equal(17, Assert.Throws<DataException>(() => trainer.Predict(data)).Example);
    }

    [Fact]
    public void A_validation_split_keeps_the_place_in_the_list_that_was_passed()
    {
        var data = PenguinData.Draw(40, seed: 1);
        for (var place = 0; place < data.Length; place++)
        {
            PenguinData.Draw(40, seed: 1).CopyTo(data, 0);
            data[place] = data[place] with { BodyMass = float.NaN };
            using var trainer = new PenguinNetTrainer(Quick with { Epochs = 1, ValidationSplit = 0.25 });
            Assert.Equal(place, Assert.Throws<DataException>(() => trainer.Fit(data)).Example);
            Assert.Equal(place, Assert.Throws<DataException>(() => trainer.Evaluate(data)).Example);
        }
    }

    [Fact]
    public void A_label_without_a_class_is_refused()
    {
        var data = PenguinData.Draw(9, seed: 1);
        data[2] = data[2] with { Species = (Species)7 };
        using var trainer = new PenguinNetTrainer(Quick);
        Assert.Equal("Example 2, Species: 7 is no class of Species. Expected one of Adelie, Chinstrap, Gentoo; remove the row or correct the label.", Assert.Throws<DataException>(() => trainer.Fit(data)).Message);
    }

    [Fact]
    public void Empty_lists_are_refused_by_name()
    {
        var data = PenguinData.Draw(9, seed: 1);
        using var trainer = new PenguinNetTrainer(Quick);
        Assert.Contains("no training examples", Assert.Throws<DataException>(() => trainer.Fit([])).Message, StringComparison.Ordinal);
        Assert.Contains("no validation examples", Assert.Throws<DataException>(() => trainer.Fit(data, [])).Message, StringComparison.Ordinal);
        Assert.Contains("no evaluation examples", Assert.Throws<DataException>(() => trainer.Evaluate([])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_validation_split_divides_the_examples()
    {
        using var trainer = new PenguinNetTrainer(Quick with { ValidationSplit = 0.25 });
        var report = trainer.Fit(PenguinData.Draw(41, seed: 1));
        Assert.Equal(10, report.Size.ValidationExamples);
        Assert.Equal(31, report.Size.TrainExamples);
        Assert.Equal(10, report.Metrics!.Examples);

        using var greedy = new PenguinNetTrainer(Quick with { ValidationSplit = 0.9 });
        Assert.Throws<DataException>(() => greedy.Fit(PenguinData.Draw(2, seed: 1)));
    }

    [Fact]
    public void Nothing_works_after_disposal()
    {
        var trainer = new PenguinNetTrainer(Quick);
        trainer.Dispose();
        trainer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => trainer.Fit(PenguinData.Draw(3, seed: 1)));
        Assert.Throws<ObjectDisposedException>(() => trainer.Predict(PenguinData.Draw(3, seed: 1)));
    }

    private sealed class CancelsWhenRead(Penguin[] data, CancellationTokenSource cancellation, int reads) : IReadOnlyList<Penguin>
    {
        private int _reads;

        public int Count => data.Length;

        public Penguin this[int index]
        {
            get
            {
                // Two reads per example and epoch: features, then label.
                if (++_reads > 2 * reads)
                    cancellation.Cancel();

                return data[index];
            }
        }

        public IEnumerator<Penguin> GetEnumerator() => ((IEnumerable<Penguin>)data).GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => data.GetEnumerator();
    }
}
