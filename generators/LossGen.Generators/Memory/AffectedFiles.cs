using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace LossGen.Generators.Memory;

/// <summary>
/// Finds the files for which a change of declarations may mean something. A file sees the types of a namespace only where it is within the namespace or
/// names it, itself or in a directive for all files; and what a type is made of may come from what its own file sees. So everything that a
/// file depends on can be reached from it by names, and what does not reach a changed file does not depend on it.
/// </summary>
/// <param name="files">All files as they are now.</param>
/// <param name="changed">The files whose declarations changed, as they were and as they are.</param>
internal sealed class AffectedFiles(ImmutableArray<SyntaxTree> files, HashSet<SyntaxTree> changed)
{
    /// <summary>How many namespaces are looked for before it is cheaper to read everything again.</summary>
    private const int MostNamespaces = 16;

    private readonly HashSet<SyntaxTree> _affected = new(changed);
    private readonly List<string> _namespaces = [];

    /// <summary>The files, or null where that may be any.</summary>
    public HashSet<SyntaxTree>? Find()
    {
        foreach (var file in changed)
        {
            if (!Add(FileScope.Of(file)))
                return null;
        }

        for (var index = 0; index < _namespaces.Count; index++)
        {
            if (index == MostNamespaces)
                return null;

            var space = _namespaces[index];
            var name = space.Substring(space.LastIndexOf('.') + 1);
            foreach (var file in files)
            {
                if (!_affected.Contains(file) && FileScope.Of(file) is var scope && scope.MaySee(space, name))
                {
                    _affected.Add(file);
                    if (!Add(scope))
                        return null;
                }
            }
        }

        return _affected;
    }

    /// <summary>Takes up the namespaces of a file, and those around them that may come or go with it.</summary>
    /// <returns>Whether there are files that do not see it.</returns>
    private bool Add(FileScope scope)
    {
        if (scope.IsSeenEverywhere)
            return false;

        foreach (var space in scope.Namespaces)
        {
            Add(space);
            for (var end = space.LastIndexOf('.'); end > 0 && !IsDeclaredElsewhere(space.Substring(0, end)); end = space.LastIndexOf('.', end - 1))
                Add(space.Substring(0, end));
        }

        return true;
    }

    private void Add(string space)
    {
        if (!_namespaces.Contains(space))
            _namespaces.Add(space);
    }

    /// <summary>Whether a namespace is there without the changed files too, so that its name means what it meant.</summary>
    private bool IsDeclaredElsewhere(string space)
    {
        foreach (var file in files)
        {
            if (!changed.Contains(file) && FileScope.Of(file).DeclaresWithin(space))
                return true;
        }

        return false;
    }
}
