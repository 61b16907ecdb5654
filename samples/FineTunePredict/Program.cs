using FineTunePredict;

if (args.Length < 2)
{
    Console.Error.WriteLine("""Say which task and in which folder its model was saved: intents runs/intents. Texts come from --text "..." or, line by line, from the console; for similarity, two of them parted by "|".""");
    return 2;
}

var run = SampleRun.Parse(args[2..], "--text");
try
{
    using var predictor = Predictors.Load(args[0], new PretrainedFolder(args[1]));
    foreach (var text in run["--text"] is { } given ? [given] : Lines())
    {
        foreach (var line in predictor.Predict(text))
            Console.WriteLine(line);
    }

    return 0;
}
catch (Exception refused) when (refused is ArgumentException or IOException or UnauthorizedAccessException or CheckpointException or InvalidDataException)
{
    // The task or the folder is at fault, and the message says how.
    Console.Error.WriteLine(refused.Message);
    return 1;
}

static IEnumerable<string> Lines()
{
    while (Console.ReadLine() is { Length: > 0 } line)
        yield return line;
}
