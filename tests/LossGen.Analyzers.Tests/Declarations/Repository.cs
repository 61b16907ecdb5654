namespace LossGen.Analyzers.Tests.Declarations;

/// <summary>The files of this repository, for tests of what is written beside the code.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "LossGen.sln")))
            folder = folder.Parent;

        return folder?.FullName ?? throw new DirectoryNotFoundException("LossGen.sln is in no folder above the tests.");
    }
}
