namespace LossGen.Docs.Tests;

/// <summary>The code of the page about transformers is one program in several parts: it compiles without a warning, given what the page takes for granted.</summary>
public sealed class TransformersPageTests
{
    private static readonly string[] Given =
    [
        "using LossGen.Transformers;",
        "using TorchSharp;",
        "using static TorchSharp.torch;",
        "using static TorchSharp.torch.nn;",
        "using static LossGen.TaskKind;",
        "var options = new TrainingOptions();",
        "var configuration = BertConfiguration.MiniLM;",
        "public enum Intent { PlayMusic, GetWeather, SetAlarm }",
    ];

    private static readonly DocPage Page = DocPage.Load("transformers.md");

    [Fact]
    public void All_code_of_the_page_compiles()
    {
        // Weights come first: what they are called, the section on text uses.
        string[] order = ["Weights", "Text", "Less than all of it", "Saved models"];
        Assert.Equal(order.Order(), Page.Sections.Where(section => section.Value.Code.Count > 0).Select(section => section.Key).Order());
        using var assembly = DocProgram.Compile("Transformers", [Given, Page.Opening.Code, .. order.Select(heading => Page.Sections[heading].Code)]);
        Assert.NotEqual(0, assembly.Length);
    }
}
