namespace LossGen.Trainers.Tests.Prepared;

public enum Deck
{
    Lower,
    Middle,
    Upper,
}

[Standardize]
public sealed record Passenger(
    [Missing(MissingFill.Median, Indicator = true)] float? Age,
    [Log1p] double Fare,
    [Categories(4), Missing(MissingFill.MostFrequent)] string? Port,
    [OneHot, Missing(MissingFill.Zero, Indicator = true)] Deck? Deck,
    [MinMax] int Siblings,
    [Robust] decimal Weight,
    [Scale(0.1, Offset = 1)] float Height,
    [Missing(MissingFill.MostFrequent)] bool? Insured,
    [Categories("2", "4", "8")] int Code,
    [DateParts(DatePart.Days | DatePart.Month | DatePart.TimeOfDay)] DateTime Boarded,
    bool IsCrew,
    [Label] bool Survived);

/// <summary>A small network that keeps what it was shown last.</summary>
public abstract class Witness(int inputs, int outputs) : Mlp(inputs, outputs)
{
    public float[] Seen { get; private set; } = [];

    public override Tensor forward(Tensor input)
    {
        using var shown = input.detach().contiguous();
        Seen = [.. shown.data<float>()];
        return base.forward(input.reshape(input.size(0), -1));
    }
}

[Task(BinaryClassification, typeof(Passenger))]
public sealed class PassengerNet() : Witness(25, 1);

public sealed record Reading([Standardize] double[] Row, [Label] bool Rises);

[Task(BinaryClassification, typeof(Reading))]
public sealed class ReadingNet() : Witness(4, 1);

[Standardize]
public sealed record Photo([Shape(3, 2, 2)] byte[] Pixels, [Label] bool Rises);

[Task(BinaryClassification, typeof(Photo))]
public sealed class PhotoNet() : Witness(12, 1);

public sealed record Track([Sequence(2), MinMax] IReadOnlyList<float> Steps, [Label] bool Rises);

[Task(BinaryClassification, typeof(Track))]
public sealed class TrackNet() : Witness(6, 1);

public sealed record Visit([Categories(3), ClassIndex] string Place, [Label] bool Returns);

[Task(BinaryClassification, typeof(Visit))]
public sealed class VisitNet : Module<Tensor, Tensor>
{
    private readonly TorchSharp.Modules.Embedding _places = Embedding(3, 4);
    private readonly TorchSharp.Modules.Linear _last = Linear(4, 1);

    public VisitNet()
        : base(nameof(VisitNet)) => RegisterComponents();

    public long[] Seen { get; private set; } = [];

    public override Tensor forward(Tensor place)
    {
        Seen = [.. place.data<long>()];
        return _last.call(_places.call(place));
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _places.Dispose();
            _last.Dispose();
        }

        base.Dispose(disposing);
    }
}

public sealed record Plain(float A, float B, float C, [Label] bool Rises);

[Task(BinaryClassification, typeof(Plain))]
public sealed class PlainNet() : Mlp(3, 1);

[Standardize]
public sealed record Scaled(float A, [Missing(MissingFill.Mean)] float? B, [Log1p] float C, [Label] bool Rises);

[Task(BinaryClassification, typeof(Scaled))]
public sealed class ScaledNet() : Mlp(3, 1);

public sealed class PreparationTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    private static readonly string[] Ports = ["Southampton", "Cherbourg", "Queenstown", "Belfast", "Cork"];

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Every_preparation_equals_its_closed_form()
    {
        var train = Passengers(300, 1);
        using var trainer = new PassengerNetTrainer(Options with { Epochs = 1 });
        trainer.Fit(train, Passengers(50, 9));

        var ages = train.Where(one => one.Age is { } age && !float.IsNaN(age)).Select(one => (double)one.Age!.Value).Order().ToArray();
        var median = (ages[(ages.Length - 1) / 2] + ages[ages.Length / 2]) / 2;
        double AgeOf(Passenger one) => one.Age is { } age && !float.IsNaN(age) ? age : median;
        var frequent = train.GroupBy(one => one.Port).Where(group => !string.IsNullOrEmpty(group.Key)).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => group.Key!).ToArray();
        var weights = train.Select(one => (double)one.Weight).Order().ToArray();
        var insured = train.Count(one => one.Insured == true) > train.Count(one => one.Insured == false);

        foreach (var one in Passengers(40, 2).Append(train[0] with { Port = "Nowhere", Code = 5 }))
        {
            trainer.Predict(one);
            double[] port = [.. frequent.Take(3).Select(name => (string.IsNullOrEmpty(one.Port) ? frequent[0] : one.Port) == name ? 1.0 : 0.0)];
            double[] code = [.. new[] { 2, 4, 8 }.Select(known => one.Code == known ? 1.0 : 0.0)];
            var month = 2 * Math.PI * (one.Boarded.Month - 1) / 12;
            var time = 2 * Math.PI * one.Boarded.TimeOfDay.TotalDays;
            double[] expected =
            [
                Standard(AgeOf(one), train.Select(AgeOf)), one.Age is null || float.IsNaN(one.Age.Value) ? 1 : 0,
                Standard(Math.Log(1 + one.Fare), train.Select(other => Math.Log(1 + other.Fare))),
                .. port, 1 - port.Sum(),
                one.Deck == Deck.Lower ? 1 : 0, one.Deck == Deck.Middle ? 1 : 0, one.Deck == Deck.Upper ? 1 : 0, one.Deck is null ? 1 : 0,
                (one.Siblings - train.Min(other => other.Siblings)) / (double)(train.Max(other => other.Siblings) - train.Min(other => other.Siblings)),
                ((double)one.Weight - Quantile(weights, 0.5)) / (Quantile(weights, 0.75) - Quantile(weights, 0.25)),
                (one.Height * 0.1) + 1,
                one.Insured ?? insured ? 1 : 0,
                .. code, 0, // no training example has another code, so the model was never taught what the last column means
                Standard((one.Boarded - DateTime.UnixEpoch).TotalDays, train.Select(other => (other.Boarded - DateTime.UnixEpoch).TotalDays)),
                Math.Sin(month), Math.Cos(month), Math.Sin(time), Math.Cos(time),
                one.IsCrew ? 1 : 0,
            ];
            Assert.Equal(expected.Length, trainer.Model.Seen.Length);
            for (var column = 0; column < expected.Length; column++)
                Assert.True(Math.Abs(expected[column] - trainer.Model.Seen[column]) <= 1e-5 * Math.Max(1, Math.Abs(expected[column])), $"{trainer.TaskDescription.Features[column]} of {one}: {trainer.Model.Seen[column]}, expected {expected[column]}");
        }
    }

    [Fact]
    public void Arrays_are_prepared_place_by_place()
    {
        var train = Enumerable.Range(0, 50).Select(index => new Reading([index, 1000 + (index * 3.5), 7, -index * index], index > 25)).ToArray();
        using var trainer = new ReadingNetTrainer(Options with { Epochs = 1 });
        trainer.Fit(train);
        trainer.Predict(train[20]);

        for (var place = 0; place < 4; place++)
            Assert.Equal(Standard(train[20].Row[place], train.Select(one => one.Row[place])), trainer.Model.Seen[place], 1e-5);

        Assert.Equal(1, trainer.Preparation.Row.Spreads[2]); // a constant is 0, and divided by nothing
    }

    [Fact]
    public void Images_are_prepared_channel_by_channel()
    {
        var random = new Random(3);
        var train = Enumerable.Range(0, 30).Select(index => new Photo([.. Enumerable.Range(0, 12).Select(place => (byte)(random.Next(40) + (60 * (place / 4))))], index % 2 == 0)).ToArray();
        using var trainer = new PhotoNetTrainer(Options with { Epochs = 1 });
        trainer.Fit(train);
        trainer.Predict(train[4]);

        for (var place = 0; place < 12; place++)
            Assert.Equal(Standard(train[4].Pixels[place], train.SelectMany(one => one.Pixels.Skip(place / 4 * 4).Take(4)).Select(value => (double)value)), trainer.Model.Seen[place], 1e-5);
    }

    [Fact]
    public void Vectors_of_a_sequence_are_prepared_place_by_place()
    {
        var train = Enumerable.Range(0, 20).Select(index => new Track([index, 5, 2 * index, 9, index, 7], index > 10)).ToArray();
        using var trainer = new TrackNetTrainer(Options with { Epochs = 1 });
        trainer.Fit(train);
        trainer.Predict(new Track([38, 9, 0, 5, 19, 7], true));

        Assert.Equal([1f, 1f, 0f, 0f, 0.5f, 0.5f], trainer.Model.Seen);
    }

    [Fact]
    public void Categories_can_be_indices_for_an_embedding()
    {
        List<Visit> train = [.. Enumerable.Range(0, 30).Select(index => new Visit(index % 5 < 3 ? "home" : index % 5 == 3 ? "office" : "park" + index, index % 5 < 3))];
        using var trainer = new VisitNetTrainer(Options with { Epochs = 1 });
        trainer.Fit(train);
        trainer.Predict([new Visit("office", false), new Visit("home", false), new Visit("moon", false)]);

        Assert.Equal([1L, 0L, 2L], trainer.Model.Seen);
        Assert.Equal(["home", "office"], trainer.Preparation.Place.Values);
    }

    [Fact]
    public void Validation_examples_have_no_part_in_it()
    {
        var train = Passengers(100, 1);
        var poison = Passengers(100, 2).ConvertAll(one => one with { Age = 1e6f, Fare = 1e9, Port = "poison", Siblings = 5000, Weight = 1e9m, Insured = true, Boarded = new DateTime(9000, 1, 1) });
        using var alone = new PassengerNetTrainer(Options with { Epochs = 1 });
        using var beside = new PassengerNetTrainer(Options with { Epochs = 1 });
        beside.ValidationSets.Add("more", poison);
        alone.Fit(train);
        beside.Fit(train, poison);
        beside.Evaluate(poison);

        Assert.Equal(alone.Preparation.Summary, beside.Preparation.Summary);
        Assert.Equal(alone.Preparation.Fare.Center, beside.Preparation.Fare.Center);
        Assert.Equal(alone.Predict(train).Select(prediction => prediction.Probability), beside.Predict(train).Select(prediction => prediction.Probability));
    }

    [Fact]
    public void Examples_held_back_have_no_part_in_it()
    {
        List<Visit> examples = [.. Enumerable.Range(0, 200).Select(index => new Visit(index % 3 == 0 ? "home" : "office", index % 3 == 0))];
        using var trainer = new VisitNetTrainer(Options with { Epochs = 1, ValidationSplit = 0.25 });
        trainer.Fit(examples);

        Assert.Equal(150, trainer.Preparation.Place.Frequencies.Sum());
    }

    [Fact]
    public void A_stream_is_prepared_as_a_list_is()
    {
        var train = Passengers(150, 1);
        using var list = new PassengerNetTrainer(Options with { Epochs = 1 });
        using var stream = new PassengerNetTrainer(Options with { Epochs = 1, Prefetch = 2 });
        list.Fit(train);
        stream.Fit(train.Where(_ => true));

        Assert.Equal(list.Preparation.Fare.Center, stream.Preparation.Fare.Center, 1e-9);
        Assert.Equal(list.Preparation.Port.Values, stream.Preparation.Port.Values);
    }

    [Fact]
    public void What_was_learned_is_saved_and_loaded_with_the_weights()
    {
        var path = Path.Combine(_folder.FullName, "weights.safetensors");
        using var trained = new PassengerNetTrainer(Options with { Epochs = 2 });
        trained.Fit(Passengers(100, 1));
        trained.Save(path);
        using var loaded = new PassengerNetTrainer(Options);

        Assert.Contains("Preparation.Fit", Assert.Throws<InvalidOperationException>(() => loaded.Predict(Passengers(1, 2))).Message, StringComparison.Ordinal);
        loaded.Load(path);

        Assert.Equal(trained.Preparation.Summary, loaded.Preparation.Summary);
        Assert.Equal(trained.Predict(Passengers(50, 2)).Select(prediction => prediction.Probability), loaded.Predict(Passengers(50, 2)).Select(prediction => prediction.Probability));

        // Weights of a trainer that has learned nothing yet say so, rather than that it was prepared by nothing.
        using var fresh = new PassengerNetTrainer(Options);
        fresh.Save(path);
        loaded.Load(path);
        Assert.False(loaded.Preparation.IsFitted);
    }

    [Fact]
    public void A_run_that_was_interrupted_goes_on_as_if_it_was_not()
    {
        var options = Options with { Epochs = 4 };
        var train = Passengers(120, 1);
        using var whole = new PassengerNetTrainer(options);
        whole.Fit(train);

        var saving = options with { OutputDirectory = _folder.FullName, Save = Every.Epochs(1) };
        using (var first = new PassengerNetTrainer(saving with { Epochs = 2 }))
            first.Fit(train);
        using var second = new PassengerNetTrainer(saving with { Resume = true });
        second.Fit(train);

        Assert.Equal(whole.Preparation.Summary, second.Preparation.Summary);
        Assert.Equal(whole.Predict(train).Select(prediction => prediction.Probability), second.Predict(train).Select(prediction => prediction.Probability));
    }

    [Fact]
    public void Tools_that_look_before_a_run_leave_nothing_behind()
    {
        var train = Passengers(100, 1);
        using var trainer = new PassengerNetTrainer(Options);
        trainer.DryRun(train, train);
        trainer.CheckOverfit(train, steps: 20);
        trainer.FindLearningRate(train, steps: 5);

        Assert.False(trainer.Preparation.IsFitted);
    }

    [Fact]
    public void A_second_fit_keeps_what_the_weights_were_trained_on_unless_it_is_cleared()
    {
        using var trainer = new PassengerNetTrainer(Options with { Epochs = 1 });
        trainer.Fit(Passengers(100, 1));
        var center = trainer.Preparation.Fare.Center;
        trainer.Fit(Passengers(100, 7));
        Assert.Equal(center, trainer.Preparation.Fare.Center);

        trainer.Preparation.Clear();
        trainer.Fit(Passengers(100, 7));
        Assert.NotEqual(center, trainer.Preparation.Fare.Center);
    }

    [Fact]
    public void Values_that_cannot_be_prepared_are_named()
    {
        using var trainer = new PassengerNetTrainer(Options with { Epochs = 1 });
        var good = Passengers(10, 1);

        Refused(good[0] with { Fare = -2 }, "Fare", "ln(1 + x)");
        Refused(good[0] with { Fare = double.NaN }, "Fare", "finite");
        Refused(good[0] with { Deck = (Deck)9 }, "Deck", "Lower, Middle, Upper");

        void Refused(Passenger wrong, string member, string reason)
        {
            var problem = Assert.Throws<DataException>(() => trainer.Fit([.. good, wrong]));
            Assert.Equal((10, member), (problem.Example, problem.Member));
            Assert.Contains(reason, problem.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_member_without_any_value_cannot_be_filled_in()
    {
        using var trainer = new PassengerNetTrainer(Options with { Epochs = 1 });
        var problem = Assert.Throws<DataException>(() => trainer.Fit(Passengers(10, 1).ConvertAll(one => one with { Age = null })));
        Assert.Contains("'Age'", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_constant_column_is_warned_of_and_the_report_says_what_was_learned()
    {
        using var trainer = new ScaledNetTrainer(Options with { Epochs = 1 });
        var report = trainer.Fit(Points.Make(50, 1, (x, y) => new Scaled(7, x, y + 2, x > 0)));

        Assert.Contains(report.Warnings, warning => warning.StartsWith("'A' is the same in every training example", StringComparison.Ordinal));
        Assert.Equal(["A", "B", "C"], report.Preparation.Select(summary => summary.Member));
        Assert.Equal("missing: mean, standardized", report.Preparation[1].Preparation);
        Assert.Contains("mean 7, standard deviation 1", report.Preparation[0].Fitted, StringComparison.Ordinal);
    }

    [Fact]
    public void Preparation_allocates_nothing_per_example()
    {
        using var plain = new PlainNetTrainer(Options with { Epochs = 1, EvaluationBatchSize = 50 });
        using var scaled = new ScaledNetTrainer(Options with { Epochs = 1, EvaluationBatchSize = 50 });
        var rows = Points.Make(2000, 1, (x, y) => (x, y));
        List<Plain> plainRows = [.. rows.Select(row => new Plain(row.x, row.y, row.x + 2, row.x > 0))];
        List<Scaled> scaledRows = [.. rows.Select(row => new Scaled(row.x, row.y > 0.5f ? null : row.y, row.x + 2, row.x > 0))];
        plain.Fit(plainRows);
        scaled.Fit(scaledRows);

        var difference = Bytes(() => scaled.Evaluate(scaledRows)) - Bytes(() => plain.Evaluate(plainRows));
        Assert.True(difference < 2000, $"{difference} bytes more for 2000 examples");

        static long Bytes(Action action)
        {
            action();
            var before = GC.GetAllocatedBytesForCurrentThread();
            action();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private static TrainingOptions Options => Learning.Options;

    private static List<Passenger> Passengers(int count, int seed)
    {
        var random = new Random(seed);
        var passengers = new List<Passenger>(count);
        for (var index = 0; index < count; index++)
        {
            var deck = random.Next(4);
            passengers.Add(new Passenger(
                random.Next(5) switch { 0 => null, 1 => float.NaN, _ => 1 + (random.NextSingle() * 70) },
                Math.Exp(random.NextDouble() * 5) - 1,
                random.Next(8) switch { 0 => null, 1 => "", _ => Ports[Math.Min(random.Next(5), random.Next(5))] },
                deck == 3 ? null : (Deck)deck,
                random.Next(6),
                60 + (random.Next(4000) / 100m),
                random.NextSingle() * 2,
                random.Next(4) switch { 0 => null, 1 => true, _ => false },
                (int)Math.Pow(2, 1 + random.Next(3)),
                new DateTime(2024, 1, 1).AddMinutes(random.Next(600_000)),
                random.Next(2) == 0,
                random.Next(2) == 0));
        }

        return passengers;
    }

    private static double Standard(double value, IEnumerable<double> all)
    {
        var values = all.ToArray();
        var mean = values.Sum() / values.Length;
        var deviation = Math.Sqrt(values.Sum(other => (other - mean) * (other - mean)) / values.Length);
        return (value - mean) / (deviation > 0 ? deviation : 1);
    }

    private static double Quantile(double[] ascending, double level)
    {
        var place = level * (ascending.Length - 1);
        var below = (int)place;
        return below + 1 < ascending.Length ? ascending[below] + ((place - below) * (ascending[below + 1] - ascending[below])) : ascending[below];
    }
}
