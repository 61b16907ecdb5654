using LossGen.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LossGen.Generators.Tests;

/// <summary>What the generator remembers from one run to the next never shows: it writes what it would write had it seen nothing before.</summary>
public sealed class MemoryTests
{
    private static readonly string[] Project =
    [
        """
        namespace Penguins; // sizes
        public static class Sizes { public const int Hidden = 16; public const int Classes = Far.Depth.Classes; public static int Answer() => 1; }
        public static class Narrow { public const int Width = 2; }
        public static class Wide { public const int Width = 3; }
        """,
        "global using Chosen = Penguins.Narrow;",
        "namespace Far; public static class Depth { public const int Classes = Farther.Bottom.Classes; }",
        "namespace Farther; public static class Bottom { public const int Classes = 3; }",
        "namespace Unseen; public static class Nothing { public const int Value = 1; }",
        "namespace Penguins; public enum Species { Adelie, Chinstrap, Gentoo }",
        "namespace Penguins; public sealed record Penguin(float BillLength, float BillDepth, [Label] Species Species);",
        """"
        namespace Penguins;
        public sealed class Mood
        {
            public float Pulse { get; set; }
            [Label, Classes("""calm""", "upset")] public int State { get; set; }
        }
        """",
        """
        namespace Penguins;
        public abstract class Passing(string name) : Module<Tensor, Tensor>(name)
        {
            public override Tensor forward(Tensor input) { return input; }
        }
        """,
        """
        namespace Penguins;
        [Task(Classification, typeof(Penguin))]
        public sealed class PenguinNet : Module<Tensor, Tensor>
        {
            private readonly Module<Tensor, Tensor> layers = Sequential(Linear(2, Sizes.Hidden), ReLU(), Linear(Sizes.Hidden, Sizes.Classes));
            public PenguinNet() : base(nameof(PenguinNet)) => RegisterComponents();
            public override Tensor forward(Tensor input) => layers.call(input);
        }
        """,
        """
        namespace Penguins;
        [Task(Classification, typeof(Mood))]
        public sealed class MoodNet : Module<Tensor, Tensor>
        {
            private readonly Module<Tensor, Tensor> layers = Linear(1, Chosen.Width);
            public MoodNet() : base(nameof(MoodNet)) => RegisterComponents();
            public override Tensor forward(Tensor input) => layers.call(input);
        }
        """,
        """
        namespace Penguins;
        [Task(Classification, typeof(Penguin))]
        public sealed class PassingNet() : Passing(nameof(PassingNet));
        """,
    ];

    /// <summary>Texts that stand in one file of the project, what they become, and whether that changes what is written.</summary>
    public static TheoryData<string, string, bool> Edits => new()
    {
        { "Classes = 3", "Classes = 4", true },
        { "Classes = Farther.Bottom.Classes", "Classes = 5", true },
        { "Value = 1", "Value = 2", false },
        { "class Nothing", "class Something", false },
        { "namespace Unseen;", "namespace Far.Penguins;", false },
        { "namespace Unseen; public static class Nothing", "namespace Penguins; public static class Losses", true },
        { "namespace Unseen; public static class Nothing", "public static class Nothing", false },
        { "Hidden = 16", "Hidden = 32", false },
        { "Chosen = Penguins.Narrow", "Chosen = Penguins.Wide", true },
        { "Gentoo }", "Gentoo, Emperor }", true },
        { "Adelie, Chinstrap", "Chinstrap, Adelie", true },
        { "float BillDepth", "float BillDepth, float Mass", true },
        { "[Label] Species", "[Label, ClassIndex] Species", true },
        { "\"upset\"", "\"cross\"", true },
        { "\"\"\"calm\"\"\"", "\"\"\"fine\"\"\"", true },
        { "return input;", "return Linear(2, 4).call(input);", true },
        { "Sizes.Classes));", "4));", true },
        { "=> layers.call(input);\n}", "=> Linear(2, 4).call(input);\n}", true },
        { "public static class Narrow", "public static class Losses { } public static class Narrow", true },
        { "public static class Narrow", "public static class PenguinNetTrainer { } public static class Narrow", true },
        { "public static class Narrow", "public static class Unheard { } public static class Narrow", false },
        { "=> 1;", "=> 2;", false },
        { "// sizes", "// other sizes", false },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void An_edit_gives_what_a_build_gives(string before, string after, bool changes)
    {
        var project = GeneratorRun.Compile(Project);
        var driver = GeneratorRun.CreateDriver().RunGenerators(project);
        var written = Written(driver);
        var edited = Edit(project, before, after);
        driver = driver.RunGenerators(edited);
        Assert.Equal(Written(GeneratorRun.CreateDriver().RunGenerators(ParseAnew(edited))), Written(driver));
        if (changes)
            Assert.NotEqual(written, Written(driver));
        else
            Assert.Equal(written, Written(driver));

        Assert.Equal(written, Written(driver.RunGenerators(project)));
    }

    [Theory]
    [InlineData("namespace Penguins; public static class PenguinNetTrainer { }", true)]
    [InlineData("namespace Penguins; public static class Heron { }", false)]
    [InlineData("namespace Herons; public static class Heron { }", false)]
    [InlineData("namespace Penguins.TorchSharp; public static class Heron { }", true)]
    [InlineData("global using Penguins; namespace Herons; public static class Heron { }", false)]
    public void A_file_more_or_less_gives_what_a_build_gives(string file, bool changes)
    {
        var project = GeneratorRun.Compile(Project);
        var driver = GeneratorRun.CreateDriver().RunGenerators(project);
        var written = Written(driver);
        var more = project.AddSyntaxTrees(CSharpSyntaxTree.ParseText(file, GeneratorRun.Parsing, "More.cs"));
        driver = driver.RunGenerators(more);
        Assert.Equal(Written(GeneratorRun.CreateDriver().RunGenerators(ParseAnew(more))), Written(driver));
        Assert.Equal(changes, !written.SequenceEqual(Written(driver)));
        Assert.Equal(written, Written(driver.RunGenerators(project)));
    }

    [Fact]
    public void Files_that_two_projects_share_are_read_for_each()
    {
        var project = GeneratorRun.Compile(Project);
        var bare = project.WithReferences(project.References.Where(reference => reference.Display?.EndsWith("LossGen.dll", StringComparison.Ordinal) != true));
        var written = Written(GeneratorRun.CreateDriver().RunGenerators(project));

        Assert.NotEmpty(written);
        Assert.Empty(Written(GeneratorRun.CreateDriver().RunGenerators(bare)));
        Assert.Equal(written, Written(GeneratorRun.CreateDriver().RunGenerators(project.Clone())));
    }

    private static string[] Written(GeneratorDriver driver) =>
        [.. driver.GetRunResult().Results[0].GeneratedSources.Select(source => $"{source.HintName}\n{source.SourceText}").Order(StringComparer.Ordinal)];

    private static CSharpCompilation Edit(CSharpCompilation project, string before, string after)
    {
        var tree = project.SyntaxTrees.First(tree => tree.ToString().Contains(before, StringComparison.Ordinal));
        return project.ReplaceSyntaxTree(tree, Parse(tree.ToString().Replace(before, after, StringComparison.Ordinal), tree));
    }

    private static CSharpCompilation ParseAnew(CSharpCompilation project) =>
        project.RemoveAllSyntaxTrees().AddSyntaxTrees(project.SyntaxTrees.Select(tree => Parse(tree.ToString(), tree)));

    private static SyntaxTree Parse(string text, SyntaxTree like) => CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)like.Options, like.FilePath);
}
