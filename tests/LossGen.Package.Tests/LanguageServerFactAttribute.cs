namespace LossGen.Package.Tests;

/// <summary>A test that drives a language server; skipped, with the reason, where none can be had.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LanguageServerFactAttribute : FactAttribute
{
    public LanguageServerFactAttribute()
    {
        if (LanguageServer.Missing is { } reason)
            Skip = reason;
    }
}
