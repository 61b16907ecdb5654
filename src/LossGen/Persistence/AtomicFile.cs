namespace LossGen;

/// <summary>Writes files that are there whole or not at all.</summary>
internal static class AtomicFile
{
    /// <summary>The extension of a file that is being written.</summary>
    public const string Temporary = ".tmp";

    /// <summary>A name for a file that is being written.</summary>
    public static string TemporaryOf(string path) => $"{path}.{Guid.NewGuid():N}{Temporary}";

    /// <summary>Whether a file was being written by this process or one before it, rather than put there by somebody else.</summary>
    public static bool IsTemporary(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        return path.EndsWith(Temporary, StringComparison.Ordinal) && Guid.TryParseExact(name[(name.LastIndexOf('.') + 1)..], "N", out _);
    }

    /// <summary>Writes beside the file, forces the bytes to the disk, then takes the file's place.</summary>
    /// <exception cref="IOException">It cannot be written: the disk is full, say. What was there before is intact.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        var target = Target(path);
        var temporary = TemporaryOf(target);
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch (ArgumentOutOfRangeException exception)
        {
            // .NET's word for a file that is larger than the file system, or a limit of the process, allows.
            File.Delete(temporary);
            throw new IOException($"The file would be larger than the file system or the limits of this process allow: {exception.Message}", exception);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Where the bytes go: behind links, which stay; never in the place of a device or a pipe.</summary>
    private static string Target(string path)
    {
        var full = Path.GetFullPath(path);
        var link = new FileInfo(full);
        var target = link.LinkTarget is null ? full : link.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? full;
        return FileKind.IsSpecial(target)
            ? throw new IOException($"{path} is a device, a pipe or a socket: expected a file, or a path at which there is nothing yet.")
            : target;
    }

    /// <summary>Writes text in the same way.</summary>
    public static void WriteText(string path, string text) => Write(path, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));
}
