using SelfRatedHealth;

var run = SampleRun.Parse(args);
var (train, test) = PersonTable.Load(run.Seed);

using var trainer = new PersonNetTrainer(new TrainingOptions { Epochs = run.Epochs ?? 20, LearningRate = 0.005, Seed = run.Seed });
var report = trainer.Fit(train, test);
report.Print();

foreach (var person in test.Take(3))
{
    var prediction = trainer.Predict(person);
    Console.WriteLine($"{person.Health,-9} taken for {prediction.Label}, {prediction.Confidence:P1} sure");
}

var baseline = new MedianRank(train);
Console.WriteLine($"Always answering {baseline.Rank}: MAE {baseline.AbsoluteError(test):F4} ranks, quadratic kappa 0; the model: {report.Metrics!.MeanAbsoluteError:F4}, {report.Metrics.QuadraticKappa:F4}");

run.Finish(report.Metrics, new MetricValue("baseline MAE (ranks)", baseline.AbsoluteError(test), HigherIsBetter: false));
