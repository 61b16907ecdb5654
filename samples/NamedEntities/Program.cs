using NamedEntities;

var run = SampleRun.Parse(args, "--data", "--text");
var (train, test) = run["--data"] is { } file ? Table.Split(ConllFile.Load(file), run.Seed) : (Load("train.conll"), Load("test.conll"));
var encoder = new SentenceEncoder(train);

using var trainer = new TaggerNetTrainer(
    () => new TaggerNet(encoder.Words.Count, encoder.Endings.Count, encoder.Shapes.Count),
    new TrainingOptions { Epochs = run.Epochs ?? 15, BatchSize = 16, LearningRate = 0.003, Schedule = new() { Kind = ScheduleKind.Cosine }, Seed = run.Seed });
var report = trainer.Fit(encoder.Encode(train), encoder.Encode(test));
report.Print();

string[] texts = run["--text"] is { } text ? [text] : ["Irma Falk left Rotterdam for the University of Tartu in October 2013 .", "The Belgian minister met Sven Aalto of Nordwind Bank on Sunday ."];
foreach (var words in texts.Select(words => words.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
{
    Console.WriteLine(string.Join(' ', words));
    foreach (var entity in trainer.Predict(encoder.Encode(words, [])).Entities())
        Console.WriteLine($"  {entity.Type}: {string.Join(' ', words[entity.Start..entity.End])}");
}

var baseline = new WordLookup(train).EntityF1(test);
Console.WriteLine($"Looking words up: entity F1 {baseline:F4}; the model: {report.Metrics!.EntityF1:F4}");

run.Finish(report.Metrics, new MetricValue("baseline entity F1", baseline));

static IReadOnlyList<ConllSentence> Load(string name) => ConllFile.Load(Path.Combine(AppContext.BaseDirectory, name));
