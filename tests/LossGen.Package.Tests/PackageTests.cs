using System.IO.Compression;

namespace LossGen.Package.Tests;

/// <summary>The packages do for a stranger's project what project references do in this repository.</summary>
public sealed class PackageTests(LocalFeed feed) : IClassFixture<LocalFeed>
{
    private const string Example = """
        public enum Kind { Low, Middle, High }

        public sealed record Point(float X, float Y, [Label] Kind Kind);

        """;

    private const string Model = """
        [Task(Classification, typeof(Point))]
        public sealed class PointNet : Module<Tensor, Tensor>
        {
            private readonly Module<Tensor, Tensor> _layers = Sequential(Linear(2, 8), ReLU(), Linear(8, 3));

            public PointNet() : base(nameof(PointNet)) => RegisterComponents();

            public override Tensor forward(Tensor input) => _layers.call(input);
        }
        """;

    private const string Training = """
        var points = Enumerable.Range(0, 300)
            .Select(i => new Point(i / 150f - 1, i % 7 / 7f, i < 100 ? Kind.Low : i < 200 ? Kind.Middle : Kind.High))
            .ToArray();
        using var trainer = new PointNetTrainer(new TrainingOptions { Epochs = 60, LearningRate = 0.02, Progress = ProgressDisplay.None });
        var report = trainer.Fit(points);
        Console.WriteLine($"accuracy above 0.9: {trainer.Evaluate(points).Accuracy > 0.9}, low is {trainer.Predict(points[0]).Label}");
        """;

    private static readonly string LibTorch =
        OperatingSystem.IsWindows() ? Reference("libtorch-cpu-win-x64")
        : OperatingSystem.IsMacOS() ? Reference("libtorch-cpu-osx-arm64")
        : Reference("libtorch-cpu-linux-x64");

    [Fact]
    public void One_reference_gives_a_trainer_that_trains()
    {
        using var consumer = new Consumer(feed, ["LossGen"], LibTorch, $"{Training}\n{Example}{Model}");
        Assert.Contains("accuracy above 0.9: True, low is Low", consumer.Run(), StringComparison.Ordinal);
    }

    [Fact]
    public void One_reference_gives_the_compilers_word_on_mistakes()
    {
        var wrongLoss = Example.Replace("[Label]", "[Label, Loss(CategoricalCrossEntropy)]", StringComparison.Ordinal) + Model;
        var wrongWidth = "\n" + (Example + Model)
            .Replace("Linear(8, 3)", "Linear(8, 2)", StringComparison.Ordinal)
            .Replace("Kind", "Sort", StringComparison.Ordinal)
            .Replace("Point", "Place", StringComparison.Ordinal);
        using var consumer = new Consumer(feed, ["LossGen"], LibTorch, $"System.Console.WriteLine();\n{wrongLoss}{wrongWidth}");
        var output = consumer.FailToBuild();
        Assert.Contains("error LG1201", output, StringComparison.Ordinal);
        Assert.Contains("error LG1301", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_analyzers_alone_ask_nothing_of_a_project_without_tasks()
    {
        using var consumer = new Consumer(feed, ["LossGen.Analyzers"], "", """Console.WriteLine("runs");""");
        Assert.Contains("runs", consumer.Run(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_task_without_the_runtime_is_told_what_is_missing()
    {
        var torch = $"{Reference("TorchSharp", BuildInputs.TorchSharpVersion)}\n<Using Include=\"LossGen\" /><Using Include=\"LossGen.TaskKind\" Static=\"true\" /><Using Include=\"TorchSharp.torch\" Static=\"true\" /><Using Include=\"TorchSharp.torch.nn\" Static=\"true\" />";
        using var consumer = new Consumer(feed, ["LossGen.Abstractions", "LossGen.Analyzers"], torch, $"System.Console.WriteLine();\n{Example}{Model}");
        Assert.Contains("error LG1015", consumer.FailToBuild(), StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_can_live_in_a_project_that_knows_the_attributes_alone()
    {
        const string domain = """
            using LossGen;
            Console.WriteLine(new Point(1, default));
            public enum Kind { Low, High }
            public sealed record Point(float X, [Label] Kind Kind);
            """;
        using var consumer = new Consumer(feed, ["LossGen.Abstractions"], "", domain);
        Assert.Contains("Point {", consumer.Run(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_packages_hold_what_they_should_and_packing_warns_of_nothing()
    {
        Assert.DoesNotContain("warning", feed.PackOutput, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(
            ["LossGen.Abstractions.dll", "LossGen.Analyzers.dll", "LossGen.Catalog.dll", "LossGen.CodeFixes.dll", "LossGen.Generators.dll"],
            Entries("LossGen.Analyzers", "analyzers/dotnet/cs/"));
        Assert.Equal(["LossGen.NativeLibrary.targets", "LossGen.props", "LossGen.targets"], Entries("LossGen", "buildTransitive/"));
        Assert.Equal(["LossGen.dll", "LossGen.xml"], Entries("LossGen", "lib/net10.0/"));
        Assert.Equal(["LossGen.Abstractions.dll", "LossGen.Abstractions.xml"], Entries("LossGen.Abstractions", "lib/netstandard2.0/"));
        Assert.Equal(["LossGen.Analyzers.targets"], Entries("LossGen.Analyzers", "buildTransitive/"));
        Assert.Empty(Entries("LossGen.Analyzers", "lib/"));
        foreach (var package in (string[])["LossGen", "LossGen.Analyzers", "LossGen.Abstractions"])
            Assert.Contains("README.md", Entries(package, ""));
    }

    private string[] Entries(string package, string folder)
    {
        using var archive = ZipFile.OpenRead(Path.Combine(feed.Folder, $"{package}.{feed.Version}.nupkg"));
        return [.. archive.Entries.Select(entry => entry.FullName).Where(name => name.StartsWith(folder, StringComparison.Ordinal)).Select(name => name[folder.Length..]).Order(StringComparer.Ordinal)];
    }

    private static string Reference(string package, string version = "2.10.0") => $"""<PackageReference Include="{package}" Version="{version}" />""";
}
