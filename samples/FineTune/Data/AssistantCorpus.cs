using System.Globalization;
using System.Text.RegularExpressions;

namespace FineTune;

/// <summary>
/// What people ask an assistant, made of the sentences of intents.txt and the values of slots.txt. No sentence and no value of the test part is in the training part,
/// so that neither can be learnt by heart.
/// </summary>
internal static partial class AssistantCorpus
{
    /// <summary>How much of the training part decides about the training.</summary>
    private const double ForValidation = 0.15;

    /// <summary>
    /// The utterances to train on as unequal as intents.txt says, of the frequent intents ten times as many as of the rare; those to test with about as many of each intent,
    /// so that it shows what the rare ones are worth. Sentences to validate with are not trained on either: on others of the same sentences every model would seem perfect.
    /// </summary>
    public static Examples<Utterance> Make(int seed)
    {
        var (train, validation) = Split.Grouped(Make("train", seed), utterance => utterance.Sentence, ForValidation, seed);
        return new(train, validation, Make("test", seed));
    }

    private static Utterance[] Make(string part, int seed)
    {
        var random = new Random(seed);
        var values = Section.ReadAll("slots.txt").ToDictionary(
            slot => slot.Heading,
            slot => slot.Behind(part)[0].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        var utterances = Section.ReadAll("intents.txt").SelectMany(intent => Fill(intent, part, values, random)).ToArray();
        random.Shuffle(utterances);
        return utterances;
    }

    /// <summary>Goes round the sentences of an intent until there are as many different utterances as it wants. A sentence without slots gives one.</summary>
    private static Dictionary<string, Utterance>.ValueCollection Fill(Section intent, string part, Dictionary<string, string[]> values, Random random)
    {
        var label = Enum.Parse<Intent>(intent.Heading);
        var count = int.Parse(Count().Match(intent.Rest).Groups[part].Value, CultureInfo.InvariantCulture);
        var sentences = intent.Behind(part);
        var made = new Dictionary<string, Utterance>(StringComparer.Ordinal);
        for (var attempt = 0; made.Count < count && attempt < 20 * count; attempt++)
        {
            var utterance = Fill(sentences[attempt % sentences.Count], label, values, random);
            made.TryAdd(utterance.Text, utterance);
        }

        return made.Values;
    }

    private static Utterance Fill(string sentence, Intent intent, Dictionary<string, string[]> values, Random random)
    {
        var words = new List<string>();
        var slots = new List<SlotTag>();
        foreach (var piece in Slot().Split(sentence))
        {
            var isSlot = values.TryGetValue(piece, out var choices);
            var added = (isSlot ? choices![random.Next(choices.Length)] : piece).Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
            words.AddRange(added);
            slots.AddRange(added.Select((_, index) => isSlot ? Enum.Parse<SlotTag>($"{(index == 0 ? 'B' : 'I')}_{piece}") : SlotTag.O));
        }

        return new Utterance(words, intent, slots, sentence);
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Slot();

    [GeneratedRegex(@"train (?<train>\d+) test (?<test>\d+)")]
    private static partial Regex Count();
}
