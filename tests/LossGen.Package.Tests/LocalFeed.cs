namespace LossGen.Package.Tests;

/// <summary>The packages of this build, under a version that no cache can know.</summary>
public sealed class LocalFeed : IDisposable
{
    private static readonly string[] Projects =
    [
        "src/LossGen.Abstractions/LossGen.Abstractions.csproj",
        "analyzers/LossGen.Analyzers.Package/LossGen.Analyzers.Package.csproj",
        "src/LossGen/LossGen.csproj",
        "src/LossGen.Transformers/LossGen.Transformers.csproj",
        "src/LossGen.Files/LossGen.Files.csproj",
    ];

    public LocalFeed()
    {
        Version = $"0.1.0-test{Guid.NewGuid():N}";
        Folder = Directory.CreateTempSubdirectory("lossgen-feed").FullName;
        foreach (var project in Projects)
            PackOutput += DotNet.Run(BuildInputs.Root, "pack", project, "--no-build", "-c", BuildInputs.Configuration, $"-p:PackageVersion={Version}", "-o", Folder, "-nologo");
    }

    public string Folder { get; }

    public string Version { get; }

    public string PackOutput { get; } = "";

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
