using System.Globalization;
using LossGen.Transformers;

namespace FineTune;

/// <summary>What all tasks have in common: the pretrained model, how it is trained, and what is done with the result.</summary>
internal sealed class FineTuning
{
    public const string FromScratch = "--from-scratch";
    public const string Freeze = "--freeze";
    public const string ClassWeighting = "--class-weights";
    public const string Data = "--data";
    public const string Test = "--test";
    public const string Output = "--output";
    public const string Limit = "--limit";
    public const string Rate = "--learning-rate";

    /// <summary>Longer texts are cut; the report says how many.</summary>
    private const int LongestText = 128;

    private static readonly PretrainedPackage Pretrained = PretrainedPackage.MiniLM;

    private readonly string _task;
    private readonly SampleRun _run;

    public FineTuning(string task, SampleRun run)
    {
        (_task, _run) = (task, run);
        set_num_threads(Environment.ProcessorCount); // this encoder is large enough for all of them
    }

    public BertTextEncoder Text { get; } = BertTextEncoder.Load(Pretrained, LongestText);

    /// <summary>How it is trained; the same with pretrained weights and without.</summary>
    public TrainingOptions Options => new()
    {
        Epochs = _run.Epochs ?? 3,
        BatchSize = 16,
        Optimizer = OptimizerKind.AdamW,
        LearningRate = _run[Rate] is { } rate ? Number(rate) : _run.Has(Freeze) ? 3e-3 : 2e-4,
        Schedule = new() { Kind = ScheduleKind.Linear, WarmupRatio = 0.1 },
        WeightDecay = 0.01,
        ClipNorm = 1,
        KeepBest = true,
        Patience = 2,
        Seed = _run.Seed,
        ParameterGroups = _run.Has(Freeze) ? new EncoderParameters(Pretrained.Configuration).Freeze() : [],
        ClassWeights = _run[ClassWeighting] is { } weights ? ClassWeights.Parse(weights) : null,
    };

    /// <summary>Builds a model, with the pretrained weights unless it starts from scratch.</summary>
    public TModel Build<TModel>(Func<BertConfiguration, TModel> create)
        where TModel : nn.Module
    {
        var model = create(Pretrained.Configuration);
        if (!_run.Has(FromScratch))
            Pretrained.CopyTo(model);

        return model;
    }

    /// <summary>Trains, measures on the texts held out, and saves.</summary>
    /// <param name="trainer">The trainer.</param>
    /// <param name="texts">Its texts.</param>
    /// <param name="examples">The examples.</param>
    /// <param name="more">What else is to be told of the metrics.</param>
    public void Run<TModel, TExample, TPrediction, TMetrics>(
        Trainer<TModel, TExample, TPrediction, TMetrics> trainer,
        TextCache texts,
        Examples<TExample> examples,
        Func<TMetrics, IEnumerable<MetricValue>>? more = null)
        where TModel : nn.Module
        where TMetrics : class, IMetrics
    {
        if (_run[Limit] is { } limit)
            examples = examples.Take(Count(limit));

        trainer.Fit(examples.Train, examples.Validation).Print();
        var metrics = trainer.Evaluate(examples.Test);
        Console.WriteLine($"Held out: {metrics}");
        Console.WriteLine($"Texts that were cut at {LongestText} tokens: {texts.Truncated}");

        var folder = _run[Output] ?? Path.Combine("runs", _task);
        trainer.SavePretrained(folder, Text.Files);
        Console.WriteLine($"Saved to {folder}. Try it: dotnet run --project samples/FineTunePredict -c Release -- {folder}");
        _run.Finish(metrics, more?.Invoke(metrics) ?? []);
    }

    private static float Number(string rate) => float.TryParse(rate, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new DataException($"{Rate} is {rate}. Expected a number such as 1e-4.");

    private static int Count(string limit) => int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0
        ? count
        : throw new DataException($"{Limit} is {limit}. Expected a whole number above 0: how many examples to take.");
}
