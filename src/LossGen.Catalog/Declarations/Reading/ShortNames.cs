using Microsoft.CodeAnalysis;

namespace LossGen.Catalog.Declarations.Reading;

/// <summary>Decides whether generated code may use plain names: only where none of them means something else in the trainer's namespace.</summary>
internal static class ShortNames
{
    public static bool AreSafeIn(INamespaceSymbol space)
    {
        // Outside any namespace the file's using directives would meet the project's global ones.
        if (space.IsGlobalNamespace)
            return false;

        INamespaceOrTypeSymbol members = space; // whose members come as an array, not as a sequence to be boxed
        foreach (var name in RuntimeNames.All)
        {
            if (!members.GetMembers(name).IsEmpty)
                return false;
        }

        return true;
    }
}
