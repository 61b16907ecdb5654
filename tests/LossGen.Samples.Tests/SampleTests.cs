using System.Globalization;

namespace LossGen.Samples.Tests;

/// <summary>Every sample learns what it claims, on rows that it never trained on, whatever the seed.</summary>
public sealed class SampleTests
{
    public static TheoryData<int> Seeds => [1, 2, 3];

    public static TheoryData<string> Samples => ["Penguins", "BreastCancer", "Concrete", "Digits", "DeveloperRoles", "DoctorVisits", "SelfRatedHealth", "ConcreteRange", "NamedEntities"];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Penguins_are_told_apart(int seed) => Assert.InRange(Metrics("Penguins", seed)["accuracy"], 0.95, 1);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Malignant_tumours_are_ranked_above_benign_ones(int seed) => Assert.InRange(Metrics("BreastCancer", seed)["roc_auc"], 0.95, 1);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Digits_are_read(int seed) => Assert.InRange(Metrics("Digits", seed)["accuracy"], 0.95, 1);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_strength_of_concrete_is_predicted(int seed) => Assert.InRange(Metrics("Concrete", seed)["r2"], 0.75, 1);

    /// <summary>The answers say little about roles; what they say is worth at least 0.004 of cross-entropy over the best constant answer.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void Roles_are_guessed_better_than_by_their_frequency(int seed)
    {
        var metrics = Metrics("DeveloperRoles", seed);
        Assert.InRange(metrics["baseline_loss"] - metrics["loss"], 0.004, 1);
    }

    /// <summary>Most of the deviance is between people whom the table tells nothing apart; at least 3 % of that of a constant rate is explained.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void Visits_are_expected_better_than_by_their_mean(int seed)
    {
        var metrics = Metrics("DoctorVisits", seed);
        Assert.InRange(metrics["deviance"] / metrics["baseline_deviance"], 0, 0.97);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Health_is_rated_better_than_by_the_median_rank(int seed)
    {
        var metrics = Metrics("SelfRatedHealth", seed);
        Assert.InRange(metrics["baseline_mae_ranks"] - metrics["mae_ranks"], 0.03, 1);
        Assert.InRange(metrics["quadratic_kappa"], 0.12, 1);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Four_of_five_strengths_are_in_the_range_predicted(int seed)
    {
        var metrics = Metrics("ConcreteRange", seed);
        Assert.InRange(metrics["interval_coverage"], 0.72, 0.88);
        Assert.InRange(metrics["pinball"] / metrics["baseline_pinball"], 0, 0.5);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Names_never_seen_are_found(int seed)
    {
        var metrics = Metrics("NamedEntities", seed);
        Assert.InRange(metrics["entity_f1"], 0.8, 1);
        Assert.InRange(metrics["baseline_entity_f1"], 0, 0.2);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_same_seed_gives_the_same_metrics_to_the_last_digit(string sample)
    {
        string[] arguments = ["--json", "--epochs", "2", "--seed", "7"];
        Assert.Equal(Sample.Run(sample, arguments)[^1], Sample.Run(sample, arguments)[^1]);
    }

    /// <summary>What README and guide print first is what is trained here, on numbers as they were measured.</summary>
    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/getting-started.md")]
    public void The_first_example_is_printed_as_it_is_run(string page)
    {
        var folder = Sample.Folder("Penguins");
        var printed = File.ReadAllLines(Path.Combine(folder, "..", "..", page)).Select(line => line.Trim()).ToHashSet(StringComparer.Ordinal);
        foreach (var file in new[] { "Penguin.cs", "PenguinNet.cs" })
        {
            var lines = File.ReadAllLines(Path.Combine(folder, file)).Select(line => line.Trim()).Where(line => line.Length > 0 && !line.StartsWith("///", StringComparison.Ordinal) && !line.StartsWith("namespace", StringComparison.Ordinal));
            Assert.All(lines, line => Assert.Contains(line, printed));
        }

        Assert.Contains("using var trainer = new PenguinNetTrainer(new TrainingOptions { Epochs = 60, BatchSize = 16, LearningRate = 0.01, Seed = 1 });", printed);
    }

    private static Dictionary<string, double> Metrics(string sample, int seed)
    {
        var metrics = Sample.Metrics(sample, "--seed", seed.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(seed, metrics["seed"]);
        return metrics;
    }
}
