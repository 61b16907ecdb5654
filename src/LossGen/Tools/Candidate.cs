namespace LossGen;

/// <summary>One of several ways to train that are compared: a loss, a model, other options.</summary>
/// <typeparam name="TExample">The type of the examples.</typeparam>
public sealed class Candidate<TExample>
{
    private readonly Func<IReadOnlyList<TExample>, IReadOnlyList<TExample>, long, CancellationToken, double> _score;

    internal Candidate(string name, Func<IReadOnlyList<TExample>, IReadOnlyList<TExample>, long, CancellationToken, double> score)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        _score = score;
    }

    /// <summary>What tables call it.</summary>
    public string Name { get; }

    /// <summary>Trains with a seed, and measures on examples that were held back.</summary>
    internal double Score(IReadOnlyList<TExample> train, IReadOnlyList<TExample> held, long seed, CancellationToken cancellation) => _score(train, held, seed, cancellation);
}
