using FineTune;

namespace FineTunePredict;

/// <summary>The models that samples/FineTune saves, by their tasks.</summary>
internal static class Predictors
{
    /// <summary>Loads a model.</summary>
    /// <param name="task">Its task, as samples/FineTune calls it.</param>
    /// <param name="folder">Where it was saved.</param>
    public static IPredictor Load(string task, PretrainedFolder folder)
    {
        var text = BertTextEncoder.Load(folder);
        return task switch
        {
            "intents" => Load(folder, new IntentNetTrainer(() => new IntentNet(folder.Configuration), text), (line, predict) => Class(predict(new Request(line, default)))),
            "sentiment" => Load(folder, new SentimentNetTrainer(() => new SentimentNet(folder.Configuration), text), (line, predict) => Class(predict(new Review(line, default)))),
            "slots" => Load(folder, new SlotNetTrainer(() => new SlotNet(folder.Configuration), text), (line, predict) => Spans(line, words => predict(new TaggedRequest(words, [])))),
            "names" => Load(folder, new NameNetTrainer(() => new NameNet(folder.Configuration), text), (line, predict) => Spans(line, words => predict(new NamedSentence(words, [])))),
            "word-classes" => Load(folder, new WordClassNetTrainer(() => new WordClassNet(folder.Configuration), text), (line, predict) => Words(line, words => predict(new ParsedSentence(words, [])))),
            "similarity" => Load(folder, new SimilarityNetTrainer(() => new SimilarityNet(folder.Configuration), text), Likeness),
            _ => throw new ArgumentException($"\"{task}\" is no task. Expected intents, slots, similarity, sentiment, names or word-classes.", nameof(task)),
        };
    }

    private static Predictor<TModel, TExample, TPrediction, TMetrics> Load<TModel, TExample, TPrediction, TMetrics>(
        PretrainedFolder folder,
        Trainer<TModel, TExample, TPrediction, TMetrics> trainer,
        Func<string, Func<TExample, TPrediction>, IEnumerable<string>> tell)
        where TModel : nn.Module
        where TMetrics : class, IMetrics
    {
        trainer.LoadPretrained(folder.Name);
        return new Predictor<TModel, TExample, TPrediction, TMetrics>(trainer, tell);
    }

    private static IEnumerable<string> Class<T>(ClassPrediction<T> prediction) => [$"{prediction.Label} ({prediction.Confidence:P0})"];

    private static IEnumerable<string> Spans<T>(string line, Func<TextWords, SequencePrediction<T>> predict)
    {
        var words = TextWords.Split(line);
        return predict(words).Entities().Select(words.Locate).Select(span => $"{span.Type}: {span.Text} (characters {span.Start} to {span.End})");
    }

    private static IEnumerable<string> Words<T>(string line, Func<TextWords, SequencePrediction<T>> predict)
    {
        var words = TextWords.Split(line);
        return words.Zip(predict(words).Labels, (word, label) => $"{word}: {label}");
    }

    private static IEnumerable<string> Likeness(string line, Func<TextPair, float> predict) => line.Split('|', StringSplitOptions.TrimEntries) is [var first, var second]
        ? [$"{predict(new TextPair(first, second, default)):F2}"]
        : ["Two texts are needed, parted by \"|\"."];
}
