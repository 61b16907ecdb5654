using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace LossGen;

/// <summary>
/// Holds the output folder of a run, so that no second run writes to it: neither of this process nor of another one. The operating system lets go of it when the process ends, however it ends.
/// </summary>
internal sealed class FolderLock : IDisposable
{
    private const string LockFile = ".lossgen.lock";
    private const string HolderFile = ".lossgen.holder";

    /// <summary>What Windows says of a file that another process has open: sharing violation.</summary>
    private const int SharingViolation = unchecked((int)0x80070020);

    /// <summary>What Unix says, as .NET hands it on: EWOULDBLOCK, of Linux and of macOS.</summary>
    private static readonly int[] WouldBlock = [11, 35];

    private readonly FileStream _lock;
    private readonly string _holder;

    private FolderLock(FileStream held, string holder)
    {
        _lock = held;
        _holder = holder;
    }

    /// <summary>Takes hold of a folder.</summary>
    /// <param name="directory">The folder.</param>
    /// <param name="holder">Who has it, where it is taken; empty otherwise.</param>
    /// <returns>Dispose it when the run is over; null where another run has the folder.</returns>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder must not be written to.</exception>
    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The lock owns the stream; it is disposed here where there is none.")]
    public static FolderLock? Take(string directory, out string holder)
    {
        holder = "";
        var note = Path.Combine(directory, HolderFile);
        FileStream held;
        try
        {
            held = new FileStream(Path.Combine(directory, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (exception.HResult == SharingViolation || WouldBlock.Contains(exception.HResult))
        {
            holder = Holder(note);
            return null;
        }

        try
        {
            // Beside the lock, which nobody can read while it is held.
            AtomicFile.WriteText(note, string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId} on {Environment.MachineName}, since {DateTime.UtcNow:yyyy-MM-dd HH:mm:ss} UTC"));
            return new FolderLock(held, note);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Lets go of the folder. The empty file of the lock stays: another run may have opened it already.</summary>
    public void Dispose()
    {
        try
        {
            File.Delete(_holder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The folder is gone, or not ours to write to any more; the lock is what counts.
        }

        _lock.Dispose();
    }

    private static string Holder(string note)
    {
        try
        {
            return File.ReadAllText(note);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "a process that has not said yet which it is";
        }
    }
}
