namespace LossGen.Docs.Tests;

/// <summary>The programs beside Hugging Face's: they compile without a warning, and print what the page says.</summary>
public sealed class FromHuggingFaceTests
{
    private const string Model = "The model";

    private static readonly DocPage Page = DocPage.Load("from-hugging-face.md");

    private static readonly string[] Headings = [.. Page.Sections.Where(section => section.Value.Output.Count > 0).Select(section => section.Key)];

    public static TheoryData<string> Programs => [.. Headings];

    [Fact]
    public void The_page_has_a_program_for_each_kind_of_loss()
    {
        Assert.Equal(5, Headings.Length);
        Assert.Equal([Model], Page.Sections.Keys.Except(Headings));
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void It_prints_what_the_page_says(string section)
    {
        var (code, output) = (Page.Sections[section].Code, Page.Sections[section].Output);
        var lines = DocProgram.Run(section.Replace(' ', '_'), Page.Sections[Model].Code, code);

        // Before them stands the progress of the training.
        Assert.Equal(output, lines.TakeLast(output.Count));
    }
}
