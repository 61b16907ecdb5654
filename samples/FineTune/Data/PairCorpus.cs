namespace FineTune;

/// <summary>
/// Pairs of texts made of the statements of statements.txt. The score follows from how a pair was made: 5 for the same in other words, 3 where half of it is the same,
/// 1 where only the topic is, 0 for different topics. No topic of the test part is in the training part.
/// </summary>
internal static class PairCorpus
{
    private const int Rounds = 6;

    private const double ForValidation = 0.1;

    /// <summary>As many pairs of each score; those to test with are of other topics.</summary>
    public static Examples<SentencePair> Make(int seed)
    {
        var (train, validation) = Split.Random(Make("train ", seed), ForValidation, seed);
        return new(train, validation, Make("test ", seed));
    }

    private static SentencePair[] Make(string part, int seed)
    {
        var random = new Random(seed);
        var topics = Section.ReadAll("statements.txt").Where(topic => topic.Heading.StartsWith(part, StringComparison.Ordinal))
            .Select(topic => topic.Lines.Select(line => line.Split('|', StringSplitOptions.TrimEntries)).ToArray())
            .ToArray();
        var pairs = new HashSet<SentencePair>();
        for (var round = 0; round < Rounds; round++)
        {
            for (var topic = 0; topic < topics.Length; topic++)
            {
                var other = topics[(topic + 1 + random.Next(topics.Length - 1)) % topics.Length];
                for (var statement = 0; statement < topics[topic].Length; statement++)
                    pairs.UnionWith(Pairs(topics[topic], statement, other, random));
            }
        }

        var shuffled = pairs.ToArray();
        random.Shuffle(shuffled);
        return shuffled;
    }

    /// <summary>A pair of each score about a statement. Half of them are of two sentences, so that length tells nothing.</summary>
    private static IEnumerable<SentencePair> Pairs(string[][] topic, int statement, string[][] other, Random random)
    {
        var said = topic[statement];
        var more = topic[(statement + 1) % topic.Length];
        var apart = topic[(statement + 2) % topic.Length];
        var farther = topic[(statement + 3) % topic.Length];
        var (far1, far2) = (other[random.Next(other.Length)], other[random.Next(other.Length)]);
        yield return random.Next(2) == 0
            ? Pair(said, said, 5)
            : Pair(Both(said, more), Both(more, said), 5);
        yield return Pair(Both(said, more), Both(said, apart), 3);
        yield return random.Next(2) == 0
            ? Pair(said, apart, 1)
            : Pair(Both(said, more), Both(apart, farther), 1);
        yield return random.Next(2) == 0
            ? Pair(said, far1, 0)
            : Pair(Both(said, more), Both(far1, far2), 0);

        // Wordings are drawn without replacement: the two texts of a pair never share a sentence.
        SentencePair Pair(string[] first, string[] second, float score)
        {
            var wording = random.Next(first.Length);
            return new SentencePair(first[wording], second[(wording + 1 + random.Next(second.Length - 1)) % second.Length], score);
        }
    }

    /// <summary>Two statements one after the other, in each wording.</summary>
    private static string[] Both(string[] first, string[] second) => [.. first.Zip(second, (one, two) => $"{one} {two}")];
}
