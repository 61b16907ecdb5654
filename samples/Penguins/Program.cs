using Penguins;

var run = SampleRun.Parse(args);
var (train, test) = PenguinTable.Load(run.Seed);

using var trainer = new PenguinNetTrainer(new TrainingOptions { Epochs = run.Epochs ?? 60, BatchSize = 16, LearningRate = 0.01, Seed = run.Seed });
var report = trainer.Fit(train, test);
report.Print();

foreach (var penguin in test.Take(3))
{
    var prediction = trainer.Predict(penguin);
    Console.WriteLine($"{penguin.Species,-9} taken for {prediction.Label}, {prediction.Confidence:P1} sure");
}

run.Finish(report.Metrics);
