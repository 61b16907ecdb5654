using LossGen.Catalog.Declarations;
using LossGen.Generators.Tests.Harness;

namespace LossGen.Generators.Tests;

/// <summary>A type of the user may have any name, also one that generated code uses.</summary>
public sealed class NamesakeTests
{
    private static string[] Snapshots { get; } = Directory.GetFiles(Path.Combine(Path.GetDirectoryName(Here())!, "Snapshots"), "*.g.cs");

    [Fact]
    public void Every_name_of_the_runtime_in_a_snapshot_is_in_the_table()
    {
        foreach (var path in Snapshots)
            Assert.DoesNotContain("global::LossGen.", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_has_names_of_the_runtime_alone()
    {
        var types = typeof(TrainingOptions).Assembly.GetExportedTypes().Concat(typeof(TaskKind).Assembly.GetExportedTypes()).Select(type => type.Name.Split('`')[0]).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(RuntimeNames.Runtime, name => !types.Contains(name));
    }

    [Theory]
    [InlineData("public sealed record Row(float A, [Categories(4)] string B, [DateParts(DatePart.Month)] DateTime C, [Label, ClassWeights(Balanced)] Kind Kind);", "Classification", "Tensor input", "Tensor, Tensor")]
    [InlineData("public sealed record Row([Text] string Body, [Label, PositiveWeight(2)] bool Sold);", "BinaryClassification", "Tensor tokens, Tensor mask", "Tensor, Tensor, Tensor")]
    [InlineData("public sealed record Row([Sequence(3)] float[] Frames, [Label] Kind[] Kinds);", "Transcription", "Tensor frames, Tensor lengths", "Tensor, Tensor, Tensor")]
    [InlineData("public sealed record Row(float A, [Label, Quantiles(0.1, 0.9), Standardize] float Price);", "QuantileRegression", "Tensor input", "Tensor, Tensor")]
    public void Namesakes_of_all_of_them_beside_the_model_are_no_trouble(string example, string task, string parameters, string arguments)
    {
        // The model's own file would mean the namesakes; it is the generated one that is looked at.
        var own = new[] { "Task", "Label", "Kind", "Row", "Net", "LossGen", "TorchSharp", "System", "Tensor", "torch", "functional", "Reduction", "MissingFill", "DatePart", "DateTime", "NumberScaling" };
        foreach (var names in RuntimeNames.All.Except(own).Chunk(40))
        {
            GeneratorRun.Of(
                $"namespace Named;\npublic enum Kind {{ A, B, C }}\n{string.Concat(names.Select(name => $"public sealed class {name} {{ }}\n"))}",
                $"namespace Named;\n{example}",
                $"namespace Named;\n[Task({task}, typeof(Row))]\n{Sources.Model("Net", parameters: parameters, arguments: arguments)}");
        }
    }

    private static string Here([System.Runtime.CompilerServices.CallerFilePath] string path = "") => path;
}
