using FineTune;

var task = args.Length > 0 ? args[0] : "";
var run = SampleRun.Parse(args[Math.Min(1, args.Length)..], [FineTuning.FromScratch, FineTuning.Freeze], FineTuning.ClassWeighting, FineTuning.Data, FineTuning.Output, FineTuning.Limit);
switch (task)
{
    case "intents":
        IntentTask.Run(run);
        break;
    case "slots":
        SlotTask.Run(run);
        break;
    case "similarity":
        SimilarityTask.Run(run);
        break;
    default:
        Console.Error.WriteLine($"\"{task}\" is no task. Expected intents, slots or similarity, and then options: --from-scratch, --freeze, --class-weights Balanced, --epochs N, --data FILE, --output FOLDER, --limit N, --seed N, --json.");
        return 2;
}

return 0;
