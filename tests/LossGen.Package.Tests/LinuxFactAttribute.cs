namespace LossGen.Package.Tests;

/// <summary>A test of something that exists on Linux only.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute()
    {
        if (!OperatingSystem.IsLinux())
            Skip = "The native library is changed on Linux only.";
    }
}
