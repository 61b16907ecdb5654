using DeveloperRoles;

var run = SampleRun.Parse(args);
var (train, test) = DeveloperTable.Load(run.Seed);

using var trainer = new DeveloperNetTrainer(new TrainingOptions { Epochs = run.Epochs ?? 20, LearningRate = 0.003, Seed = run.Seed });
var report = trainer.Fit(train, test);
report.Print();

foreach (var developer in test.Take(3))
    Console.WriteLine($"{developer.Roles} taken for {trainer.Predict(developer).Labels}");

var baseline = new LabelFrequency(train);
Console.WriteLine($"Always answering with each role's frequency: loss {baseline.CrossEntropy(test):F4}, micro F1 {baseline.MicroF1(test):F4}");

run.Finish(
    report.Metrics,
    new("baseline loss", baseline.CrossEntropy(test), HigherIsBetter: false),
    new("baseline micro F1", baseline.MicroF1(test)));
