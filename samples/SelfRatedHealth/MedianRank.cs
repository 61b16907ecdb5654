namespace SelfRatedHealth;

/// <summary>The baseline: everyone gets the median rank of the training examples. No constant rank misses them by less; its quadratic kappa is 0, as that of any constant.</summary>
internal sealed class MedianRank
{
    public MedianRank(IReadOnlyList<Person> train) => Rank = train.Select(person => person.Health).Order().ElementAt(train.Count / 2);

    public Health Rank { get; }

    /// <summary>The mean number of ranks by which it misses.</summary>
    public double AbsoluteError(IReadOnlyList<Person> people) => people.Average(person => Math.Abs(person.Health - Rank));
}
