using System.Security.Cryptography;

namespace LossGen.Package.Tests;

/// <summary>The copy of TorchSharp's native library is relaxed where the system needs it, and nothing else is touched.</summary>
public sealed class NativeLibraryTests : IDisposable
{
    private const string Message = "now loads with this system's libstdc++";

    private readonly string _folder = Directory.CreateTempSubdirectory("lossgen").FullName;
    private readonly string _oldLibStdCxx;
    private readonly string _newLibStdCxx;
    private readonly byte[] _stock = File.ReadAllBytes(BuildInputs.StockNativeLibrary);

    public NativeLibraryTests()
    {
        _oldLibStdCxx = Path.Combine(_folder, "old-libstdc++");
        _newLibStdCxx = Path.Combine(_folder, "new-libstdc++");
        var known = string.Concat(Enumerable.Range(0, 31).Select(version => $"GLIBCXX_3.4.{version}\0"));
        File.WriteAllText(_oldLibStdCxx, $"\0GLIBCXX_3.4\0{known}");
        File.WriteAllText(_newLibStdCxx, $"\0GLIBCXX_3.4\0{known}GLIBCXX_3.4.31\0GLIBCXX_3.4.32\0");
    }

    private string Copy => Path.Combine(_folder, "out", "runtimes", "linux-x64", "native", "libLibTorchSharp.so");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [LinuxFact]
    public void One_flag_is_set_where_the_system_lacks_the_version()
    {
        PutCopy();
        Assert.Contains(Message, Relax(_oldLibStdCxx), StringComparison.Ordinal);
        AssertRelaxed(Copy);
    }

    [LinuxFact]
    public void The_file_is_left_alone_where_the_system_has_the_version()
    {
        PutCopy();
        Assert.DoesNotContain(Message, Relax(_newLibStdCxx), StringComparison.Ordinal);
        Assert.Equal(_stock, File.ReadAllBytes(Copy));
    }

    [LinuxFact]
    public void The_file_is_left_alone_where_the_property_says_so()
    {
        PutCopy();
        var project = WriteTargetsProject();
        DotNet.Run(_folder, "msbuild", project, "-nologo", "-t:Check", $"-p:LossGenLibStdCxx={_oldLibStdCxx}", "-p:LossGenPatchNativeLibrary=false");
        Assert.Equal(_stock, File.ReadAllBytes(Copy));
    }

    [LinuxFact]
    public void A_second_run_does_nothing()
    {
        PutCopy();
        Relax(_oldLibStdCxx);
        var (relaxed, writtenAt) = (File.ReadAllBytes(Copy), File.GetLastWriteTimeUtc(Copy));
        Assert.DoesNotContain(Message, Relax(_oldLibStdCxx), StringComparison.Ordinal);
        Assert.Equal(relaxed, File.ReadAllBytes(Copy));
        Assert.Equal(writtenAt, File.GetLastWriteTimeUtc(Copy));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(Copy)!));
    }

    [LinuxFact]
    public void A_file_that_the_output_links_to_is_not_written_to()
    {
        var cached = Path.Combine(_folder, "cached.so");
        File.WriteAllBytes(cached, _stock);
        Directory.CreateDirectory(Path.GetDirectoryName(Copy)!);
        File.CreateSymbolicLink(Copy, cached);

        Relax(_oldLibStdCxx);

        Assert.Equal(_stock, File.ReadAllBytes(cached));
        AssertRelaxed(Copy);
        Assert.Null(new FileInfo(Copy).LinkTarget);
    }

    [LinuxFact]
    public void What_is_no_library_is_left_alone()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Copy)!);
        File.WriteAllText(Copy, "no library");
        Relax(_oldLibStdCxx);
        Assert.Equal("no library", File.ReadAllText(Copy));
    }

    [LinuxFact]
    public void Building_and_publishing_relax_their_copies_and_never_the_package_cache()
    {
        var before = SHA256.HashData(_stock);
        WriteUserProject();
        var setting = $"-p:LossGenLibStdCxx={_oldLibStdCxx}";

        // With hard links, writing into the output would be writing into the cache.
        Assert.Contains(Message, DotNet.Run(_folder, "build", "-nologo", setting, "-p:CreateHardLinksForCopyFilesToOutputDirectoryIfPossible=true"), StringComparison.Ordinal);
        var built = Path.Combine(_folder, "bin", "Debug", "net10.0", "runtimes", "linux-x64", "native", "libLibTorchSharp.so");
        AssertRelaxed(built);
        var writtenAt = File.GetLastWriteTimeUtc(built);

        Assert.DoesNotContain(Message, DotNet.Run(_folder, "build", "-nologo", setting), StringComparison.Ordinal);
        AssertRelaxed(built);
        Assert.Equal(writtenAt, File.GetLastWriteTimeUtc(built));

        DotNet.Run(_folder, "publish", "-nologo", setting, "-o", "published");
        AssertRelaxed(Path.Combine(_folder, "published", "runtimes", "linux-x64", "native", "libLibTorchSharp.so"));

        DotNet.Run(_folder, "publish", "-nologo", setting, "-r", "linux-x64", "--self-contained", "false", "-p:PublishSingleFile=true", "-o", "single");
        AssertRelaxed(Path.Combine(_folder, "single", "libLibTorchSharp.so"));

        Assert.Equal(before, SHA256.HashData(File.ReadAllBytes(BuildInputs.StockNativeLibrary)));
    }

    private void PutCopy()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Copy)!);
        File.WriteAllBytes(Copy, _stock);
    }

    private string Relax(string libStdCxx) =>
        DotNet.Run(_folder, "msbuild", WriteTargetsProject(), "-nologo", "-t:LossGenRelaxBuiltNativeLibrary", $"-p:LossGenLibStdCxx={libStdCxx}");

    private string WriteTargetsProject()
    {
        var project = Path.Combine(_folder, "targets.proj");
        File.WriteAllText(project, $"""
            <Project>
              <PropertyGroup>
                <OutDir>{_folder}/out/</OutDir>
              </PropertyGroup>
              <Import Project="{BuildInputs.NativeLibraryTargets}" />
              <Target Name="CopyFilesToOutputDirectory" />
              <Target Name="Check" DependsOnTargets="CopyFilesToOutputDirectory" />
            </Project>
            """);
        return project;
    }

    private void WriteUserProject()
    {
        File.WriteAllText(Path.Combine(_folder, "User.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="TorchSharp" Version="{BuildInputs.TorchSharpVersion}" />
              </ItemGroup>
              <Import Project="{BuildInputs.NativeLibraryTargets}" />
            </Project>
            """);
        File.WriteAllText(Path.Combine(_folder, "Program.cs"), "System.Console.WriteLine(typeof(TorchSharp.torch).Name);");
    }

    private void AssertRelaxed(string path)
    {
        var relaxed = File.ReadAllBytes(path);
        Assert.Equal(_stock.Length, relaxed.Length);
        var changed = Enumerable.Range(0, _stock.Length).Where(place => _stock[place] != relaxed[place]).ToArray();
        var place = Assert.Single(changed);
        Assert.Equal(_stock[place] | 0x2, relaxed[place]);
    }
}
