namespace FineTune;

/// <summary>Text classification: what is wanted.</summary>
internal static class IntentTask
{
    /// <summary>An intent with fewer utterances to train on is rare.</summary>
    private const int Rare = 40;

    public static void Run(SampleRun run)
    {
        var (train, test) = Examples.Of(run, Read, seed => (Requests(AssistantCorpus.Train(seed)), Requests(AssistantCorpus.Test(seed))));
        var tuning = new FineTuning("intents", run);
        using var trainer = new IntentNetTrainer(() => tuning.Build(configuration => new IntentNet(configuration)), tuning.Text, tuning.Options);
        tuning.Run(trainer, trainer.Texts, train, test, metrics => RareRecall(train, metrics));
    }

    /// <summary>The mean recall of the intents of which there is little to train on: what balanced class weights are for.</summary>
    private static IEnumerable<MetricValue> RareRecall(IReadOnlyList<Request> train, ClassificationMetrics metrics)
    {
        var counts = train.CountBy(request => request.Intent).ToDictionary();
        var rare = Enum.GetValues<Intent>().Where(intent => counts.GetValueOrDefault(intent) < Rare).Select(intent => metrics.Classes[(int)intent]).Where(one => one.Support > 0).ToArray();
        if (rare.Length > 0)
            yield return new MetricValue("rare recall", rare.Average(one => one.Recall));
    }

    private static Request[] Requests(IReadOnlyList<Utterance> utterances) => [.. utterances.Select(utterance => new Request(utterance.Text, utterance.Intent))];

    /// <summary>A file with the columns "text" and "intent".</summary>
    private static Request[] Read(string file) => [.. RecordFile.Load(file).Select(row => new Request(row.GetText("text"), row.GetClass<Intent>("intent")))];
}
