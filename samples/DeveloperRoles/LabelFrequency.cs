namespace DeveloperRoles;

/// <summary>The baseline: whoever asks gets the same answer, the share of the training examples that have each role. No constant answer has a lower cross-entropy.</summary>
internal sealed class LabelFrequency
{
    private static readonly Roles[] All = [.. Enum.GetValues<Roles>().Where(role => role != Roles.None)];

    private readonly double[] _shares;

    public LabelFrequency(IReadOnlyList<Developer> train) =>
        _shares = [.. All.Select(role => train.Count(developer => developer.Roles.HasFlag(role)) / (double)train.Count)];

    /// <summary>The binary cross-entropy of its answers, averaged over roles and examples, as the trainer measures its loss.</summary>
    public double CrossEntropy(IReadOnlyList<Developer> examples) =>
        examples.Average(example => All.Zip(_shares, (role, share) => -Math.Log(example.Roles.HasFlag(role) ? share : 1 - share)).Average());

    /// <summary>Micro F1 of the roles that more than half of the training examples have.</summary>
    public double MicroF1(IReadOnlyList<Developer> examples)
    {
        var predicted = All.Where((_, index) => _shares[index] > 0.5).ToArray();
        var right = examples.Sum(example => predicted.Count(role => example.Roles.HasFlag(role)));
        var actual = examples.Sum(example => All.Count(role => example.Roles.HasFlag(role)));
        return 2.0 * right / ((predicted.Length * examples.Count) + actual);
    }
}
