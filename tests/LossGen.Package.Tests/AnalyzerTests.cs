using System.Text.Json;

namespace LossGen.Package.Tests;

/// <summary>The rules in a stranger's build: reported, listed, silenced, and cured from the command line.</summary>
public sealed class AnalyzerTests(LocalFeed feed) : IClassFixture<LocalFeed>
{
    private const string Wrong = """
        using static TorchSharp.torch;
        using F = TorchSharp.torch.nn.functional;

        var net = nn.Linear(16, 5);
        var loss = F.cross_entropy(F.softmax(net.call(randn(8, 16)), 1), randint(5, [8]));
        Console.WriteLine(loss.shape.Length);
        """;

    [Fact]
    public void A_log_of_the_build_names_rule_place_and_page()
    {
        using var consumer = Consumer(Wrong);
        consumer.Dotnet("build", "-nologo", "-v", "q", "-p:TreatWarningsAsErrors=false", "-p:ErrorLog=log.sarif%2Cversion=2.1");

        using var log = JsonDocument.Parse(consumer.Read("log.sarif"));
        var run = log.RootElement.GetProperty("runs")[0];
        var result = Assert.Single(run.GetProperty("results").EnumerateArray(), found => found.GetProperty("ruleId").GetString() == "LG2001");
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.EndsWith("Program.cs", place.GetProperty("artifactLocation").GetProperty("uri").GetString(), StringComparison.Ordinal);
        Assert.Equal(5, place.GetProperty("region").GetProperty("startLine").GetInt32());

        var rule = Assert.Single(run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray(), known => known.GetProperty("id").GetString() == "LG2001");
        Assert.EndsWith("docs/rules/LG2001.md", rule.GetProperty("helpUri").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_editorconfig_decides_how_loud_a_rule_is_and_one_property_turns_all_off()
    {
        using var consumer = Consumer(Wrong);
        Assert.Contains("error LG2001", Build(consumer), StringComparison.Ordinal);
        Assert.Contains("warning LG2001", Build(consumer, "-p:TreatWarningsAsErrors=false"), StringComparison.Ordinal);
        Assert.DoesNotContain("LG2001", Build(consumer, "-p:LossGenAnalyzers=false"), StringComparison.Ordinal);

        consumer.Write(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.LG2001.severity = none\n");
        Assert.DoesNotContain("LG2001", Build(consumer), StringComparison.Ordinal);

        consumer.Write(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.LG2001.severity = error\n");
        Assert.Contains("error LG2001", Build(consumer, "-p:TreatWarningsAsErrors=false"), StringComparison.Ordinal);
    }

    [Fact]
    public void Dotnet_format_cures_a_file()
    {
        using var consumer = Consumer(Wrong);
        consumer.Dotnet("restore", "-v", "q");
        var said = consumer.Dotnet("format", "analyzers", "--no-restore", "--diagnostics", "LG2001", "--severity", "warn");

        Assert.True(consumer.Read("Program.cs").Contains("F.cross_entropy(net.call(randn(8, 16)), randint(5, [8]))", StringComparison.Ordinal), said + consumer.Read("Program.cs"));
        Assert.DoesNotContain("LG2001", Build(consumer), StringComparison.Ordinal);
    }

    [LanguageServerFact]
    public void An_editor_underlines_a_mistake_as_it_is_typed_and_stops_when_it_is_mended()
    {
        var right = Wrong.Replace("F.softmax(net.call(randn(8, 16)), 1)", "net.call(randn(8, 16))", StringComparison.Ordinal);
        using var consumer = Consumer(right);
        Assert.DoesNotContain("LG2001", Build(consumer), StringComparison.Ordinal);

        using var editor = new LanguageServer(consumer.Folder);
        editor.Open("Program.cs", right);
        Assert.DoesNotContain("LG2001", editor.Diagnostics("Program.cs"));

        editor.Change("Program.cs", Wrong);
        Assert.Contains("LG2001", editor.Diagnostics("Program.cs"));

        editor.Change("Program.cs", right);
        Assert.DoesNotContain("LG2001", editor.Diagnostics("Program.cs"));
    }

    private static string Build(Consumer consumer, params string[] more) => consumer.Dotnet(["build", "-nologo", "-v", "q", "--no-incremental", .. more]);

    private Consumer Consumer(string program) =>
        new(feed, ["LossGen.Analyzers"], $"""<PackageReference Include="TorchSharp" Version="{BuildInputs.TorchSharpVersion}" />""", program);
}
