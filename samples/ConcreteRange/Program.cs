using ConcreteRange;

var run = SampleRun.Parse(args);
var (train, test) = MixTable.Load(run.Seed);

using var trainer = new MixRangeNetTrainer(new TrainingOptions { Epochs = run.Epochs ?? 100, LearningRate = 0.005, Schedule = new() { Kind = ScheduleKind.Cosine }, Seed = run.Seed });
var report = trainer.Fit(train, test);
report.Print();

foreach (var mix in test.Take(3))
{
    var range = trainer.Predict(mix);
    Console.WriteLine($"{mix.Strength:F1} MPa measured, {range.Median:F1} predicted, {range.Values[0]:F1} to {range.Values[^1]:F1} in four cases of five");
}

var metrics = report.Metrics!;
var levels = trainer.Predict(test[0]).Levels;
var baseline = new ConstantQuantiles(train, levels).Pinball(test);
Console.WriteLine($"Always answering with the quantiles of all mixes: pinball {baseline:F4}; the model: {metrics.Pinball:F4}");
Console.WriteLine($"At or below the quantiles {string.Join(", ", levels)}: {string.Join(", ", metrics.Coverage.Select(share => $"{share:F3}"))} of the strengths");

run.Finish(
    metrics,
    new MetricValue("baseline pinball", baseline, HigherIsBetter: false),
    new MetricValue("interval coverage", metrics.Coverage[^1] - metrics.Coverage[0]));
