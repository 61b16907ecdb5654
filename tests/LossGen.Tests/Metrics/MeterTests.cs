using TorchSharp;
using static TorchSharp.torch;

namespace LossGen.Tests;

/// <summary>Each metric against an example worked out by hand.</summary>
public sealed class MeterTests
{
    private const double Tolerance = 1e-6;

    [Fact]
    public void Classification_counts_over_all_batches()
    {
        using var scope = NewDisposeScope();
        var meter = new ClassificationMeter(["a", "b", "c"]);

        // Actual 0 0 1 1 2, predicted 0 1 1 1 0.
        meter.Add(OneHotScores(3, 0, 1, 1), tensor(new long[] { 0, 0, 1 }), tensor(3f), 3);
        meter.Add(OneHotScores(3, 1, 0), tensor(new long[] { 1, 2 }), tensor(7f), 2);
        var metrics = meter.Result();

        Assert.Equal(10.0 / 5, metrics.Loss, Tolerance);
        Assert.Equal(3.0 / 5, metrics.Accuracy, Tolerance);
        Assert.Equal((0.5 + 1 + 0) / 3, metrics.BalancedAccuracy, Tolerance);
        Assert.Equal((1.0 / 2 + 2.0 / 3 + 0) / 3, metrics.MacroPrecision, Tolerance);
        Assert.Equal((1.0 / 2 + 1 + 0) / 3, metrics.MacroRecall, Tolerance);
        Assert.Equal((0.5 + 0.8 + 0) / 3, metrics.MacroF1, Tolerance);
        Assert.Equal((2 * 0.5 + 2 * 2.0 / 3) / 5, metrics.WeightedPrecision, Tolerance);
        Assert.Equal(metrics.Accuracy, metrics.WeightedRecall, Tolerance);
        Assert.Equal((2 * 0.5 + 2 * 0.8) / 5, metrics.WeightedF1, Tolerance);
        Assert.Equal(1, metrics.Confusion[actual: 0, predicted: 1]);
        Assert.Equal(1, metrics.Confusion[actual: 2, predicted: 0]);
        Assert.Equal(2, metrics.Classes[1].Support);
        Assert.Null(metrics.Top5Accuracy);
        Assert.Equal("accuracy", metrics.Values[0].Name);
    }

    [Fact]
    public void Classification_leaves_out_ignored_labels()
    {
        using var scope = NewDisposeScope();
        var meter = new ClassificationMeter(["a", "b"], ignoreIndex: -100);
        meter.Add(OneHotScores(2, 0, 1, 1), tensor(new long[] { 0, -100, 0 }), tensor(1f), 2);
        var metrics = meter.Result();

        Assert.Equal(2, metrics.Examples);
        Assert.Equal(0.5, metrics.Accuracy, Tolerance);
        Assert.Equal(0.5, metrics.Loss, Tolerance);
    }

    [Fact]
    public void A_split_without_any_label_is_refused()
    {
        using var scope = NewDisposeScope();
        var meter = new ClassificationMeter(["a", "b"], ignoreIndex: -100);
        meter.Add(OneHotScores(2, 0), tensor(new long[] { -100 }), tensor(float.NaN), 0);
        Assert.Contains("ignore index", Assert.Throws<DataException>(meter.Result).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Classification_takes_the_largest_of_a_row_as_its_class()
    {
        using var scope = NewDisposeScope();
        var meter = new ClassificationMeter(["a", "b"]);
        meter.Add(OneHotScores(2, 0, 1), tensor(new[] { 0.7f, 0.3f, 0.6f, 0.4f }).view(2, 2), tensor(1f), 2);
        Assert.Equal(0.5, meter.Result().Accuracy, Tolerance);
    }

    [Fact]
    public void Top_five_counts_whether_fewer_than_five_classes_come_before()
    {
        using var scope = NewDisposeScope();
        var meter = new ClassificationMeter(["0", "1", "2", "3", "4", "5"]);
        var falling = tensor(new[] { 6f, 5, 4, 3, 2, 1, 6, 5, 4, 3, 2, 1 }).view(2, 6);
        meter.Add(falling, tensor(new long[] { 4, 5 }), tensor(1f), 2);
        Assert.Equal(0.5, meter.Result().Top5Accuracy!.Value, Tolerance);
    }

    [Fact]
    public void Binary_counts_and_ranks_with_ties()
    {
        using var scope = NewDisposeScope();
        var meter = new BinaryMeter("no", "yes");
        meter.Add(tensor(new[] { -2f, 0.4f }), tensor(new[] { 0f, 0f }), tensor(1f), 2);
        meter.Add(tensor(new[] { 0.4f, 0.8f, -1f }), tensor(new[] { 1f, 1f, 1f }), tensor(2f), 3);
        var metrics = meter.Result();

        // Positives 0.4 0.8 -1, negatives -2 0.4. Pairs won: 0.4 beats -2 and ties 0.4; 0.8 beats both; -1 beats -2.
        Assert.Equal((1.5 + 2 + 1) / 6, metrics.RocAuc, Tolerance);

        // Thresholds 0.8: 1/1; 0.4: 2/3; -1: 3/4. Each finds one of the three positives.
        Assert.Equal((1 + 2.0 / 3 + 3.0 / 4) / 3, metrics.PrAuc, Tolerance);
        Assert.Equal(3.0 / 5, metrics.Accuracy, Tolerance);
        Assert.Equal(2.0 / 3, metrics.Precision, Tolerance);
        Assert.Equal(2.0 / 3, metrics.Recall, Tolerance);
        Assert.Equal(1.0 / 2, metrics.Specificity, Tolerance);
        Assert.Equal(2.0 / 3, metrics.F1, Tolerance);
        Assert.Equal(3.0 / 5, metrics.Loss, Tolerance);
    }

    [Fact]
    public void Binary_reads_signs_as_well_as_zero_and_one()
    {
        using var scope = NewDisposeScope();
        var meter = new BinaryMeter("no", "yes");
        meter.Add(tensor(new[] { -2f, 3f }), tensor(new[] { -1f, 1f }), tensor(0f), 2);
        Assert.Equal(1, meter.Result().Accuracy);
        Assert.Equal(1, meter.Result().RocAuc);
    }

    [Fact]
    public void Binary_areas_are_not_defined_for_one_class()
    {
        using var scope = NewDisposeScope();
        var meter = new BinaryMeter("no", "yes");
        meter.Add(tensor(new[] { -2f, 3f }), tensor(new[] { 0f, 0f }), tensor(0f), 2);
        var metrics = meter.Result();
        Assert.True(double.IsNaN(metrics.RocAuc));
        Assert.True(double.IsNaN(metrics.PrAuc));
        Assert.Equal(0, metrics.F1);
        Assert.Equal(0.5, metrics.Specificity);
    }

    [Fact]
    public void Multi_label_counts_decisions_labels_and_examples()
    {
        using var scope = NewDisposeScope();
        var meter = new MultiLabelMeter(["a", "b", "c"]);
        meter.Add(
            tensor(new[] { 1f, -1, -1, -1, -1, -1, 1, 1, 1 }).view(3, 3),
            tensor(new[] { 1f, 1, 0, 0, 0, 0, 0, 1, 1 }).view(3, 3),
            tensor(9f),
            9);
        var metrics = meter.Result();

        // 3 hits, label a wrongly predicted once, label b missed once.
        Assert.Equal(6.0 / 8, metrics.MicroF1, Tolerance);
        Assert.Equal(3.0 / 4, metrics.MicroPrecision, Tolerance);
        Assert.Equal(3.0 / 4, metrics.MicroRecall, Tolerance);
        Assert.Equal((2.0 / 3 + 2.0 / 3 + 1) / 3, metrics.MacroF1, Tolerance);
        Assert.Equal((1.0 / 2 + 1 + 2.0 / 3) / 3, metrics.Jaccard, Tolerance);
        Assert.Equal(1.0 / 3, metrics.ExactMatch, Tolerance);
        Assert.Equal(2.0 / 9, metrics.HammingLoss, Tolerance);
        Assert.Equal(1, metrics.Loss, Tolerance);
    }

    [Fact]
    public void Regression_measures_errors_and_correlations_with_ties()
    {
        using var scope = NewDisposeScope();
        var meter = new RegressionMeter();
        meter.Add(tensor(new[] { 1f, 2f }), tensor(new[] { 1f, 3f }), tensor(1f), 2);
        meter.Add(tensor(new[] { 2f, 4f }), tensor(new[] { 2f, 4f }), tensor(0f), 2);
        var metrics = meter.Result();

        Assert.Equal(0.25, metrics.MeanAbsoluteError, Tolerance);
        Assert.Equal(0.25, metrics.MeanSquaredError, Tolerance);
        Assert.Equal(0.5, metrics.RootMeanSquaredError, Tolerance);
        Assert.Equal(1 - (1.0 / 5), metrics.R2, Tolerance);
        Assert.Equal(4.5 / Math.Sqrt(4.75 * 5), metrics.Pearson, Tolerance);

        // Ranks 1 2.5 2.5 4 against 1 3 2 4.
        Assert.Equal(4.5 / Math.Sqrt(4.5 * 5), metrics.Spearman, Tolerance);
        Assert.Equal(0.25, metrics.Loss, Tolerance);
    }

    [Fact]
    public void Regression_of_vectors_averages_over_columns()
    {
        using var scope = NewDisposeScope();
        var meter = new RegressionMeter(width: 2);
        meter.Add(tensor(new[] { 1f, 30, 2, 10, 3, 20 }).view(3, 2), tensor(new[] { 1f, 10, 2, 20, 3, 30 }).view(3, 2), tensor(0f), 6);
        var metrics = meter.Result();

        Assert.Equal((400.0 + 100 + 100) / 6, metrics.MeanSquaredError, Tolerance);
        Assert.Equal((1 + (1 - (600.0 / 200))) / 2, metrics.R2, Tolerance);
        Assert.Equal((1 - 0.5) / 2, metrics.Spearman, Tolerance);
    }

    [Fact]
    public void Regression_measures_errors_as_shares_where_no_target_is_zero()
    {
        using var scope = NewDisposeScope();
        var meter = new RegressionMeter();
        meter.Add(tensor(new[] { 1f, 6f }), tensor(new[] { 2f, 4f }), tensor(0f), 2);
        meter.Add(tensor(new[] { -9f }), tensor(new[] { -10f }), tensor(0f), 1);
        var metrics = meter.Result();

        // Off by a half, a half and a tenth of the target.
        Assert.Equal(1.1 / 3, metrics.MeanAbsolutePercentageError, Tolerance);
        Assert.Equal(Math.Sqrt(0.51 / 3), metrics.RootMeanSquaredPercentageError, Tolerance);
        Assert.Equal(["MAPE", "RMSPE"], metrics.Values.Select(value => value.Name).TakeLast(2));

        meter.Add(tensor(new[] { 1f }), tensor(new[] { 0f }), tensor(0f), 1);
        Assert.True(double.IsNaN(meter.Result().MeanAbsolutePercentageError));
        Assert.True(double.IsNaN(meter.Result().RootMeanSquaredPercentageError));
        Assert.DoesNotContain(meter.Result().Values, value => value.Name is "MAPE" or "RMSPE");
    }

    [Fact]
    public void Regression_is_not_defined_where_nothing_varies()
    {
        using var scope = NewDisposeScope();
        var meter = new RegressionMeter();
        meter.Add(tensor(new[] { 1f, 2f }), tensor(new[] { 3f, 3f }), tensor(0f), 2);
        var metrics = meter.Result();
        Assert.True(double.IsNaN(metrics.R2));
        Assert.True(double.IsNaN(metrics.Pearson));
        Assert.True(double.IsNaN(metrics.Spearman));
        Assert.Equal(1.5, metrics.MeanAbsoluteError, Tolerance);
    }

    [Fact]
    public void Nothing_measured_is_refused()
    {
        Assert.Throws<DataException>(new ClassificationMeter(["a"]).Result);
        Assert.Throws<DataException>(new BinaryMeter("a", "b").Result);
        Assert.Throws<DataException>(new MultiLabelMeter(["a"]).Result);
        Assert.Throws<DataException>(new RegressionMeter().Result);
    }

    /// <summary>Scores that are largest at the class predicted, [N, C].</summary>
    private static Tensor OneHotScores(int classes, params long[] predicted) =>
        nn.functional.one_hot(tensor(predicted), classes).to_type(ScalarType.Float32);
}
