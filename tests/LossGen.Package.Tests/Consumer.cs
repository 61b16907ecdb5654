namespace LossGen.Package.Tests;

/// <summary>A project of a user, outside the repository, that knows LossGen only as packages.</summary>
internal sealed class Consumer : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lossgen-consumer").FullName;

    /// <summary>Writes the project.</summary>
    /// <param name="feed">Where its packages come from, beside the machine's sources.</param>
    /// <param name="packages">Packages of the feed.</param>
    /// <param name="more">Other items of the project.</param>
    /// <param name="program">Its only file.</param>
    public Consumer(LocalFeed feed, IEnumerable<string> packages, string more, string program)
    {
        // Its own package folder, so that nothing is left behind in the machine's, which is read where it has the package.
        Write("nuget.config", $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="packages" /></config>
              <packageSources><add key="lossgen-local" value="{feed.Folder}" /></packageSources>
              <fallbackPackageFolders><add key="built" value="{BuildInputs.PackageFolder}" /></fallbackPackageFolders>
            </configuration>
            """);
        Write("Consumer.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <!-- NU1603: a registry mirror may lack the minimum version that a third party's package names. -->
                <NoWarn>$(NoWarn);NU1603</NoWarn>
              </PropertyGroup>
              <ItemGroup>
                {string.Join("\n    ", packages.Select(package => $"""<PackageReference Include="{package}" Version="{feed.Version}" />"""))}
                {more}
              </ItemGroup>
            </Project>
            """);
        Write("Program.cs", program);
    }

    /// <summary>Builds with warnings as errors and runs; what the program wrote.</summary>
    public string Run()
    {
        DotNet.Run(_folder, "build", "-nologo", "-v", "q");
        return DotNet.Run(_folder, Path.Combine(_folder, "bin", "Debug", "net10.0", "Consumer.dll"));
    }

    /// <summary>The folder of the project.</summary>
    public string Folder => _folder;

    /// <summary>Runs the dotnet command on the project; what it said, whether it succeeded or not.</summary>
    public string Dotnet(params string[] arguments) => DotNet.Try(_folder, arguments).Output;

    /// <summary>Reads a file of the project.</summary>
    public string Read(string name) => File.ReadAllText(Path.Combine(_folder, name));

    /// <summary>Builds and expects the build to fail; what the compiler said.</summary>
    public string FailToBuild()
    {
        var (exitCode, output) = DotNet.Try(_folder, "build", "-nologo", "-v", "q");
        Assert.True(exitCode != 0, $"The build succeeded:\n{output}");
        return output;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Writes a file of the project.</summary>
    public void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);
}
