using DoctorVisits;

var run = SampleRun.Parse(args);
var (train, test) = InsuredYearTable.Load(run.Seed);

using var trainer = new VisitNetTrainer(new TrainingOptions { Epochs = run.Epochs ?? 5, LearningRate = 0.003, Schedule = new() { Kind = ScheduleKind.Cosine }, Seed = run.Seed });
var report = trainer.Fit(train, test);
report.Print();

foreach (var year in test.Take(3))
    Console.WriteLine($"{year.Visits} visits made, {trainer.Predict(year):F1} expected");

var baseline = new ConstantRate(train).Deviance(test);
Console.WriteLine($"Always expecting the mean: deviance {baseline:F4}; the model: {report.Metrics!.Deviance:F4}");

run.Finish(report.Metrics, new MetricValue("baseline deviance", baseline, HigherIsBetter: false));
