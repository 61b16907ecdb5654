namespace LossGen.Catalog.Tests;

/// <summary>The page of losses says what the catalog says.</summary>
public sealed class LossTableTests
{
    private static readonly string Page = Path.Combine(Build.Root, "docs", "losses.md");

    [Fact]
    public void The_page_is_up_to_date()
    {
        var written = LossTable.Write();
        if (Environment.GetEnvironmentVariable("LOSSGEN_UPDATE_DOCS") == "1")
            File.WriteAllText(Page, written);

        Assert.Equal(File.ReadAllText(Page), written);
    }
}
