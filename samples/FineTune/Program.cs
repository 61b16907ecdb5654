using FineTune;

var tasks = new Dictionary<string, Action<SampleRun>>(StringComparer.Ordinal)
{
    ["intents"] = IntentTask.Run,
    ["slots"] = SlotTask.Run,
    ["similarity"] = SimilarityTask.Run,
    ["sentiment"] = SentimentTask.Run,
    ["names"] = NameTask.Run,
    ["word-classes"] = WordClassTask.Run,
};
if (args.Length == 0 || !tasks.TryGetValue(args[0], out var task))
{
    Console.Error.WriteLine($"\"{args.FirstOrDefault()}\" is no task. Expected one of {string.Join(", ", tasks.Keys)}, and then options: --from-scratch, --freeze, --class-weights Balanced, --epochs N, --data FILE, --test FILE, --learning-rate R, --output FOLDER, --limit N, --seed N, --json.");
    return 2;
}

var run = SampleRun.Parse(args[1..], [FineTuning.FromScratch, FineTuning.Freeze], FineTuning.ClassWeighting, FineTuning.Data, FineTuning.Test, FineTuning.Output, FineTuning.Limit, FineTuning.Rate);
try
{
    task(run);
    return 0;
}
catch (Exception refused) when (refused is DataException or TrainingOptionsException or FormatException or IOException or UnauthorizedAccessException)
{
    // What the user gave is at fault, and the message says how: no stack of calls helps.
    Console.Error.WriteLine(refused.Message);
    return 1;
}
