using System.ComponentModel;

namespace LossGen.Tests;

/// <summary>A test that mounts a small file system, in a namespace of its own; skipped, with the reason, where that is not allowed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MountFactAttribute : FactAttribute
{
    /// <summary>The command before a shell script that may mount.</summary>
    internal static readonly string[] InNamespace = ["unshare", "--map-root-user", "--mount", "sh", "-c"];

    /// <summary>Tries to mount.</summary>
    public MountFactAttribute()
    {
        if (!CanMount())
            Skip = "No tmpfs can be mounted here, not even in a namespace of its own (unshare, mount). The same is tested with a limit on the size of files.";
    }

    private static bool CanMount()
    {
        try
        {
            return OperatingSystem.IsLinux() && ChildRun.Shell([.. InNamespace, "mount -t tmpfs -o size=64k none /tmp"]).ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
