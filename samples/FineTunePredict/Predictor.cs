using FineTune;

namespace FineTunePredict;

/// <summary>A model that was fine-tuned and saved, and how what it predicts is told.</summary>
internal abstract class Predictor : IDisposable
{
    /// <summary>What is known of a text, line by line.</summary>
    public abstract IEnumerable<string> Predict(string text);

    public abstract void Dispose();

    public static Predictor Load(string task, PretrainedFolder folder)
    {
        var text = BertTextEncoder.Load(folder);
        return task switch
        {
            "intents" => new Intents(folder, text),
            "slots" => new Slots(folder, text),
            "similarity" => new Likeness(folder, text),
            _ => throw new ArgumentException($"\"{task}\" is no task. Expected intents, slots or similarity.", nameof(task)),
        };
    }

    private sealed class Intents : Predictor
    {
        private readonly IntentNetTrainer _trainer;

        public Intents(PretrainedFolder folder, ITextEncoder text)
        {
            _trainer = new IntentNetTrainer(() => new IntentNet(folder.Configuration), text);
            _trainer.LoadPretrained(folder.Name);
        }

        public override IEnumerable<string> Predict(string text)
        {
            ClassPrediction<Intent> prediction = _trainer.Predict(new Request(text, default));
            yield return $"{prediction.Label} ({prediction.Confidence:P0})";
        }

        public override void Dispose() => _trainer.Dispose();
    }

    private sealed class Slots : Predictor
    {
        private readonly SlotNetTrainer _trainer;

        public Slots(PretrainedFolder folder, ITextEncoder text)
        {
            _trainer = new SlotNetTrainer(() => new SlotNet(folder.Configuration), text);
            _trainer.LoadPretrained(folder.Name);
        }

        public override IEnumerable<string> Predict(string text)
        {
            var words = TextWords.Split(text);
            SequencePrediction<SlotTag> prediction = _trainer.Predict(new TaggedRequest(words, []));
            foreach (var slot in prediction.Entities().Select(words.Locate))
                yield return $"{slot.Type}: {slot.Text} (characters {slot.Start} to {slot.End})";
        }

        public override void Dispose() => _trainer.Dispose();
    }

    private sealed class Likeness : Predictor
    {
        private readonly SimilarityNetTrainer _trainer;

        public Likeness(PretrainedFolder folder, ITextEncoder text)
        {
            _trainer = new SimilarityNetTrainer(() => new SimilarityNet(folder.Configuration), text);
            _trainer.LoadPretrained(folder.Name);
        }

        public override IEnumerable<string> Predict(string text)
        {
            if (text.Split('|', StringSplitOptions.TrimEntries) is not [var first, var second])
            {
                yield return "Two texts are needed, parted by \"|\".";
                yield break;
            }

            yield return $"{_trainer.Predict(new TextPair(first, second, default)):F2}";
        }

        public override void Dispose() => _trainer.Dispose();
    }
}
