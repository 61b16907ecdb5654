using System.Runtime.InteropServices;

namespace LossGen;

/// <summary>What a path leads to. .NET does not tell a file from a device or a pipe, and what is written to the one must not be put in the place of the other.</summary>
internal static partial class FileKind
{
    private const int CurrentFolder = -100;
    private const uint TypeAndMode = 0x3;
    private const int ModeOffset = 28;
    private const int TypeMask = 0xF000;
    private const int RegularFile = 0x8000;

    /// <summary>The bytes of the kernel's answer, which has room for more than it says today.</summary>
    private const int AnswerBytes = 256;

    /// <summary>Whether there is something at a path that is not a file: a device, a pipe, a socket.</summary>
    public static unsafe bool IsSpecial(string path)
    {
        if (OperatingSystem.IsWindows() || !File.Exists(path))
            return false;

        try
        {
            var answer = stackalloc byte[AnswerBytes];
            if (OperatingSystem.IsLinux() && Statx(CurrentFolder, path, 0, TypeAndMode, answer) == 0)
                return (*(ushort*)(answer + ModeOffset) & TypeMask) != RegularFile;
        }
        catch (EntryPointNotFoundException)
        {
            // A C library from before 2018: then by the place.
        }

        return path.StartsWith("/dev/", StringComparison.Ordinal);
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int Statx(int folder, string path, int flags, uint mask, byte* answer);
}
