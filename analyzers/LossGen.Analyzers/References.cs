using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers;

/// <summary>The assemblies of a compilation. To ask one of them for a type costs little; to ask all of them has each read its table of types.</summary>
internal static class References
{
    /// <summary>The assembly of a name, the compilation's own included; null where there is none.</summary>
    public static IAssemblySymbol? Named(string name, Compilation compilation)
    {
        if (compilation.AssemblyName == name) return compilation.Assembly;

        foreach (var reference in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (reference.Name == name) return reference;
        }

        return null;
    }
}
