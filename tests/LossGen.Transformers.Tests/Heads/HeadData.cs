namespace LossGen.Transformers.Tests;

/// <summary>Problems that a small encoder solves in seconds. Texts begin with token 2; tokens 3 to 19 are words.</summary>
internal static class HeadData
{
    public static TrainingOptions Options { get; } = new()
    {
        Epochs = 10,
        BatchSize = 16,
        LearningRate = 0.003,
        Progress = ProgressDisplay.None,
        Threads = 1,
        Seed = 3,
    };

    /// <summary>Which of tokens 3, 4 and 5 stands in the text tells its mood.</summary>
    public static Remark[] Moods(int count, int seed) => Draw(count, seed, random =>
    {
        var mood = random.Next(3);
        var words = Words(random, 6);
        words[random.Next(1, words.Length)] = 3 + mood;
        return new Remark(words, (Mood)mood);
    });

    /// <summary>Token 3 begins a thing; what follows it up to token 4 continues it.</summary>
    public static Tagged[] Tags(int count, int seed) => Draw(count, seed, random =>
    {
        var words = Words(random, 8);
        var start = random.Next(1, words.Length - 2);
        (words[start], words[start + 2]) = (3, 4);
        var tags = new Tag[words.Length];
        (tags[start], tags[start + 1]) = (Tag.B_Thing, Tag.I_Thing);
        return new Tagged(words, tags);
    });

    /// <summary>The share of words from 13 on.</summary>
    public static Rated[] Shares(int count, int seed) => Draw(count, seed, random =>
    {
        var words = Words(random, 8);
        return new Rated(words, words.Count(word => word >= 13) / (float)words.Length);
    });

    /// <summary>The answer stands between tokens 3 and 4.</summary>
    public static Question[] Questions(int count, int seed) => Draw(count, seed, random =>
    {
        var words = Words(random, 8);
        var start = random.Next(1, words.Length - 3);
        (words[start], words[start + 3]) = (3, 4);
        return new Question(words, new TokenSpan(start + 1, start + 2));
    });

    /// <summary>Texts with the same marker, of tokens 3 and 4, are near; others far.</summary>
    public static Near[] Nears(int count, int seed) => Draw(count, seed, random =>
    {
        var (first, second, marks) = Two(random);
        return new Near(first, second, marks.First == marks.Second ? 0.9f : -0.5f);
    });

    /// <summary>Whether both texts have the marker 3, both 4, or one this and one that.</summary>
    public static Pair[] Pairs(int count, int seed) => Draw(count, seed, random =>
    {
        var (first, second, marks) = Two(random);
        return new Pair(first, second, marks.First != marks.Second ? Mood.Cross : (Mood)marks.First);
    });

    /// <summary>The right ending is the one that holds token 3.</summary>
    public static Choice[] Choices(int count, int seed) => Draw(count, seed, random =>
    {
        var endings = Enumerable.Range(0, random.Next(2, 5)).Select(_ => Words(random, 7)).ToArray();
        var right = random.Next(endings.Length);
        endings[right][random.Next(1, endings[right].Length)] = 3;
        return new Choice(endings, right);
    });

    private static (int[] First, int[] Second, (int First, int Second) Marks) Two(Random random)
    {
        var length = random.Next(3, 7);
        var (first, second, marks) = (Words(random, length, length), Words(random, length, length), (First: random.Next(2), Second: random.Next(2)));
        first[random.Next(1, length)] = 3 + marks.First;
        second[random.Next(1, length)] = 3 + marks.Second;
        return (first, second, marks);
    }

    private static int[] Words(Random random, int most, int least = 5)
    {
        int[] words = [.. Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => random.Next(6, Tiny.Vocabulary))];
        words[0] = 2;
        return words;
    }

    private static T[] Draw<T>(int count, int seed, Func<Random, T> draw)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => draw(random))];
    }
}
