using BreastCancer;

var run = SampleRun.Parse(args);
var (train, test) = BiopsyTable.Load(run.Seed);

using var trainer = new BiopsyNetTrainer(new TrainingOptions { Epochs = run.Epochs ?? 30, LearningRate = 0.003, WeightDecay = 0.01, Optimizer = OptimizerKind.AdamW, Seed = run.Seed });
var report = trainer.Fit(train, test);
report.Print();

foreach (var biopsy in test.Take(3))
    Console.WriteLine($"{biopsy.Diagnosis,-9} malignant with a probability of {trainer.Predict(biopsy).Probability:P1}");

run.Finish(report.Metrics);
