namespace LossGen.Testing;

/// <summary>A test of signals or limits that Windows does not have; skipped there, with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnixFactAttribute : FactAttribute
{
    /// <summary>Looks at the system.</summary>
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows())
            Skip = "Windows has no such signals and limits.";
    }
}
