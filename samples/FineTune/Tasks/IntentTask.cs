namespace FineTune;

/// <summary>Text classification: what is wanted.</summary>
internal static class IntentTask
{
    /// <summary>An intent with fewer utterances to train on is rare.</summary>
    private const int Rare = 40;

    public static void Run(SampleRun run)
    {
        var examples = ExampleFiles.Load(run, Read, seed => AssistantCorpus.Make(seed).Select(utterance => new Request(utterance.Text, utterance.Intent)));
        var tuning = new FineTuning("intents", run);
        using var trainer = new IntentNetTrainer(() => tuning.Build(configuration => new IntentNet(configuration)), tuning.Text, tuning.Options);
        tuning.Run(trainer, trainer.Texts, examples, metrics => RareRecall(examples.Train, metrics));
    }

    /// <summary>The mean recall of the intents of which there is little to train on: what balanced class weights are for.</summary>
    private static IEnumerable<MetricValue> RareRecall(IReadOnlyList<Request> train, ClassificationMetrics metrics)
    {
        var counts = train.CountBy(request => request.Intent).ToDictionary();
        var rare = Enum.GetValues<Intent>().Where(intent => counts.GetValueOrDefault(intent) < Rare).Select(intent => metrics.Classes[(int)intent]).Where(one => one.Support > 0).ToArray();
        if (rare.Length > 0)
            yield return new MetricValue("rare recall", rare.Average(one => one.Recall));
    }

    /// <summary>A file with the columns "text" and "intent".</summary>
    private static Request[] Read(string file) => [.. RecordFile.Load(file).Select(row => new Request(row.GetText("text"), row.GetClass<Intent>("intent")))];
}
