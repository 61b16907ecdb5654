namespace LossGen.Analyzers.Tests.Silence;

/// <summary>A test over sources that the repository does not hold. It is skipped where nobody says where they are.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SourcesFactAttribute : FactAttribute
{
    /// <summary>The variable that names folders with project files, separated like PATH.</summary>
    public const string Sources = "LOSSGEN_SOURCES";

    /// <summary>The variable that names a folder with the assemblies those projects refer to.</summary>
    public const string Libraries = "LOSSGEN_SOURCES_LIBRARIES";

    /// <summary>The variable that names the compiler's symbols those projects ask for, separated by semicolons.</summary>
    public const string Symbols = "LOSSGEN_SOURCES_SYMBOLS";

    public SourcesFactAttribute()
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Sources)))
            Skip = $"{Sources} names no folders: set it to a checkout of TorchSharp or its examples, and {Libraries} to the assemblies they refer to.";
    }
}
