using Concrete;

var run = SampleRun.Parse(args);
var (train, test) = MixTable.Load(run.Seed);

using var trainer = new MixNetTrainer(new TrainingOptions { Epochs = run.Epochs ?? 80, LearningRate = 0.005, Seed = run.Seed });
var report = trainer.Fit(train, test);
report.Print();

foreach (var mix in test.Take(3))
    Console.WriteLine($"{mix.Strength:F1} MPa measured, {trainer.Predict(mix):F1} MPa predicted");

run.Finish(report.Metrics);
