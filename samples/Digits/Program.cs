using Digits;

var run = SampleRun.Parse(args);
var (train, test) = DigitTable.Load(run.Seed);

using var trainer = new DigitNetTrainer(new TrainingOptions { Epochs = run.Epochs ?? 12, LearningRate = 0.005, Seed = run.Seed });
var report = trainer.Fit(train, test);
report.Print();

foreach (var digit in test.Take(3))
{
    var prediction = trainer.Predict(digit);
    Console.WriteLine($"{digit.Value} taken for {prediction.Label}, {prediction.Confidence:P1} sure");
}

run.Finish(report.Metrics);
