using System.Reflection;
using Module = TorchSharp.torch.nn.Module;

namespace LossGen.Trainers.Tests;

/// <summary>What holds for every task, found by reflection: a new one cannot forget its proof.</summary>
public sealed class EveryTaskTests
{
    public static TheoryData<TaskKind> Tasks => [.. Enum.GetValues<TaskKind>()];

    /// <summary>Data with nothing to learn from, or hardly anything, for each task: one class or one value only, empty sequences, labels that are all ignored, a single example.</summary>
    private static readonly Dictionary<TaskKind, Action> Degenerate = new()
    {
        [TaskKind.Classification] = () =>
        {
            Survives(options => new EnumNetTrainer(options), new EnumPoint(0, 1, default), new EnumPoint(1, 1, default));
            Survives(options => new IndexNetTrainer(options), Refused, new IndexPoint(0, 1, -1), new IndexPoint(1, 1, -1));
        },
        [TaskKind.BinaryClassification] = () => Survives(options => new BoolNetTrainer(options), new BoolPoint(0, 1, true), new BoolPoint(1, 1, true)),
        [TaskKind.MultiLabel] = () =>
        {
            Survives(options => new FlagsNetTrainer(options), new FlagsPoint(0, 1, default), new FlagsPoint(1, 1, default));
            Survives(options => new SetNetTrainer(options), new SetPoint(0, 1, new HashSet<Area>()));
            Survives(options => new ListNetTrainer(options), new ListPoint(0, 1, []), new ListPoint(1, 1, []));
            Survives(options => new AreaListNetTrainer(options), new AreaListPoint(0, 1, []), new AreaListPoint(1, 1, [Area.Right, Area.Upper, Area.Far]));
        },
        [TaskKind.Regression] = () => Survives(options => new SquaredNetTrainer(options), new Scalar(0, 1, 2), new Scalar(1, 1, 2)),
        [TaskKind.CountRegression] = () => Survives(options => new VisitNetTrainer(options), new Visit(0, 1, 0), new Visit(1, 1, 0)),
        [TaskKind.OrdinalRegression] = () => Survives(options => new EssayNetTrainer(options), new Essay(0, 1, default), new Essay(1, 1, default)),
        [TaskKind.QuantileRegression] = () => Survives(options => new TripNetTrainer(options), new Trip(0, 1, 5), new Trip(1, 1, 5)),
        [TaskKind.HeteroscedasticRegression] = () => Survives(options => new UncertainNetTrainer(options), new Trip(0, 1, 5), new Trip(1, 1, 5)),
        [TaskKind.TokenClassification] = () =>
        {
            Survives(options => new TaggerNetTrainer(options), Refused, new Utterance([], []), new Utterance([], []));
            Survives(options => new TaggerNetTrainer(options), new Utterance([], []), new Utterance([3], [Tag.O]));
            Survives(options => new ReadingNetTrainer(options), Refused, new Reading(new byte[] { 1, 2 }, [-1, -1]));
        },
        [TaskKind.CausalLanguageModeling] = () =>
        {
            Survives(options => new LineNetTrainer(options), Refused, new Line([3]), new Line([]));
            Survives(options => new LineNetTrainer(options), new Line([]), new Line([3, 3, 3]));
        },
        [TaskKind.MaskedLanguageModeling] = () =>
        {
            Survives(options => new GapNetTrainer(options), Refused, new Gap([1, 2], [-100, -100]), new Gap([], []));
            Survives(options => new GapNetTrainer(options), new Gap([1, 2], [-100, 2]), new Gap([], []));
        },
        [TaskKind.Segmentation] = () =>
        {
            Survives(options => new AerialNetTrainer(options), new Aerial(new float[48], new Ground[48]));
            Survives(options => new ScanNetTrainer(options), Refused, new Scan(new byte[48], [.. Enumerable.Repeat((byte)255, 48)]));
        },
        [TaskKind.PairwiseRanking] = () => Survives(options => new DuelNetTrainer(options), new Duel([0, 1], [0, 1], true), new Duel([1, 1], [1, 1], true)),
        [TaskKind.Similarity] = () => Survives(options => new AngleNetTrainer(options), new Angle([0, 0], [0, 0], 1), new Angle([1, 0], [1, 0], 1)),
        [TaskKind.Verification] = () => Survives(options => new TwinsNetTrainer(options), new Twins([0, 0], [0, 0], true), new Twins([1, 0], [1, 0], true)),
        [TaskKind.MetricLearning] = () =>
        {
            Survives(options => new PlaceNetTrainer(options), new Place(0, 1, default), new Place(1, 1, default));
            Survives(options => new CircleNetTrainer(options), new Place(0, 1, default), new Place(1, 1, default));
            Survives(options => new PlaceNetTrainer(options), Refused, new Place(0, 1, Quadrant.NorthEast), new Place(1, 1, Quadrant.SouthEast));
        },
        [TaskKind.SpanExtraction] = () => Survives(options => new PassageNetTrainer(options), new Passage([4], new TokenSpan(0, 0)), new Passage([5], new TokenSpan(0, 0))),
        [TaskKind.Transcription] = () => Survives(options => new SoundNetTrainer(options), new Sound([], []), new Sound([1, 0], []), new Sound([1, 0], [Phone.A])),
        [TaskKind.MultipleChoice] = () =>
        {
            Survives(options => new QuizNetTrainer(options), new Quiz([1, 2], 0), new Quiz([1, 2, 1, 2], 0));
            Survives(options => new QuizNetTrainer(options), Refused, new Quiz([], 0));
            Survives(options => new EndingNetTrainer(options), new Ending([[]], 0), new Ending([[3], [3]], 1));
            Survives(options => new EndingNetTrainer(options), Refused, new Ending([], 0));
            Survives(options => new RiddleNetTrainer(new WordEncoder(), options), new Riddle("", [""], 0));
        },
        [TaskKind.AnomalyDetection] = () =>
        {
            Survives(options => new PumpNetTrainer(options), new Pump(0, 1, null), new Pump(0, 1, null));
            Survives(options => new PumpNetTrainer(options), new Pump(0, 0, false));
            Survives(options => new BearingNetTrainer(options), new Bearing(0, 1, Wear.Fine), new Bearing(0, 1, Wear.Broken));
        },
        [TaskKind.OpenSetClassification] = () =>
        {
            Survives(options => new SightingNetTrainer(options), new Sighting(0, 1, null), new Sighting(0, 1, null));
            Survives(options => new SightingNetTrainer(options), new Sighting(0, 1, Region.East), new Sighting(0, 1, Region.East));
        },
        [TaskKind.ListwiseRanking] = () =>
        {
            Survives(options => new SearchNetTrainer(options), new Search([1, 2], [1]), new Search([1, 2, 1, 2], [0, 0]));
            Survives(options => new GradedSearchNetTrainer(options), new GradedSearch([1, 2, 1, 2], [Fit.Bad, Fit.Bad]), new GradedSearch([1, 2, 1, 2], [Fit.Good, Fit.Good]));
            Survives(options => new SearchNetTrainer(options), Refused, new Search([], []));
        },
        [TaskKind.MultiTask] = () =>
        {
            Survives(options => new SiteNetTrainer(options), new Site(0, 1, 2, default, true), new Site(1, 1, 2, default, true));
            Survives(options => new UncertainSiteNetTrainer(options), new NoisySite(0, 1, 2, default, true));
        },
    };

    /// <summary>Nothing can be learned or measured, and a message says so.</summary>
    private const bool Refused = true;

    /// <summary>Looks into the tests themselves: a call of <see cref="Learning.Solves"/> with a model of the task, which fails where an untrained model passes, or a trained one does not.</summary>
    [Theory]
    [MemberData(nameof(Tasks))]
    public void A_test_trains_until_the_task_is_solved(TaskKind kind) => Assert.Contains(kind, SolvedTasks.Value);

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Degenerate_data_have_defined_results(TaskKind kind)
    {
        Assert.True(Degenerate.TryGetValue(kind, out var survive), $"Nothing says what becomes of degenerate data under {kind}: add it to {nameof(Degenerate)}.");
        survive();
    }

    private static readonly Lazy<HashSet<TaskKind>> SolvedTasks = new(() =>
    [
        .. typeof(EveryTaskTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(method => method.IsDefined(typeof(FactAttribute)) && method.GetMethodBody() is not null)
            .SelectMany(SolvedBy)
            .Select(model => model.GetCustomAttribute<TaskAttribute>()!.Kind),
    ]);

    /// <summary>The models for which a method calls <see cref="Learning.Solves"/>: the type arguments of the calls in its instructions.</summary>
    private static IEnumerable<Type> SolvedBy(MethodInfo method)
    {
        const byte Call = 0x28;
        var code = method.GetMethodBody()!.GetILAsByteArray()!;
        for (var at = 0; at + 4 < code.Length; at++)
        {
            if (code[at] != Call)
                continue;

            MethodBase? called;
            try
            {
                called = method.Module.ResolveMethod(BitConverter.ToInt32(code, at + 1));
            }
            catch (Exception exception) when (exception is ArgumentException or BadImageFormatException)
            {
                continue; // a byte of another instruction
            }

            if (called is MethodInfo { IsGenericMethod: true, Name: nameof(Learning.Solves) } solves && solves.DeclaringType == typeof(Learning))
                yield return solves.GetGenericArguments()[0];
        }
    }

    private static void Survives<TModel, TExample, TPrediction, TMetrics>(Func<TrainingOptions, Trainer<TModel, TExample, TPrediction, TMetrics>> create, params TExample[] examples)
        where TModel : Module
        where TMetrics : class, IMetrics => Survives(create, isRefused: false, examples);

    /// <summary>Trains, evaluates and predicts: weights stay finite, the loss is a number, or a refusal says why there is none.</summary>
    private static void Survives<TModel, TExample, TPrediction, TMetrics>(Func<TrainingOptions, Trainer<TModel, TExample, TPrediction, TMetrics>> create, bool isRefused, params TExample[] examples)
        where TModel : Module
        where TMetrics : class, IMetrics
    {
        using var trainer = create(Learning.Options with { Epochs = 2, BatchSize = 4 });
        if (!isRefused)
        {
            var report = trainer.Fit(examples);
            Assert.All(report.History, epoch => Assert.True(double.IsFinite(epoch.Loss), $"the loss is {epoch.Loss}"));
            Assert.True(double.IsFinite(trainer.Evaluate(examples).Loss), $"the loss is {trainer.Evaluate(examples).Loss}");
        }
        else
        {
            Assert.Throws<DataException>(() => trainer.Fit(examples));
            Assert.Throws<DataException>(() => trainer.Evaluate(examples));
        }

        Assert.All(trainer.Model.parameters(), parameter => Assert.True(parameter.isfinite().all().ToBoolean()));
        Assert.Equal(examples.Length, trainer.Predict(examples).Count);
    }
}
