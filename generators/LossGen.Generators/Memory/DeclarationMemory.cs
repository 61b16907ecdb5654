using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using LossGen.Catalog.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LossGen.Generators.Memory;

/// <summary>
/// Reads declarations, and remembers them by the file of the model. After each edit of any file the compiler asks for all of them again, with symbols
/// that are all new; what was read holds as long as nothing was declared anew that the model may see (see <see cref="AffectedFiles"/>), and the files
/// of the model, of which the reader looks into bodies too, are the very same.
/// </summary>
internal static class DeclarationMemory
{
    private static readonly ConditionalWeakTable<SyntaxTree, FileMemory> Files = new();

    /// <summary>The declaration that starts at a model, or null where it cannot be used.</summary>
    public static TaskDeclaration? Read(GeneratorAttributeSyntaxContext found, CancellationToken cancellation)
    {
        var model = (INamedTypeSymbol)found.TargetSymbol;
        var compilation = (CSharpCompilation)found.SemanticModel.Compilation;
        var sources = CompilationSources.Of(compilation);
        var file = Files.GetValue(found.TargetNode.SyntaxTree, static _ => new FileMemory());
        if (file.Find(found.TargetNode.SpanStart) is { } known && known.HoldsIn(sources, compilation))
            return known.Declaration;

        var declaration = DeclarationReader.Read(model, found.Attributes[0], compilation, cancellation).Declaration;
        file.Remember(new Entry(found.TargetNode.SpanStart, declaration, sources, FilesOf(model)));
        return declaration;
    }

    /// <summary>The files of the model and of the classes that it derives from: all whose bodies the reader may look into.</summary>
    private static ImmutableArray<SyntaxTree> FilesOf(INamedTypeSymbol model)
    {
        var files = ImmutableArray.CreateBuilder<SyntaxTree>(1);
        for (var type = model; type is { DeclaringSyntaxReferences.IsEmpty: false }; type = type.BaseType)
        {
            foreach (var reference in type.DeclaringSyntaxReferences)
            {
                if (!files.Contains(reference.SyntaxTree))
                    files.Add(reference.SyntaxTree);
            }
        }

        return files.ToImmutable();
    }

    /// <summary>What was read in one file: nearly always one declaration.</summary>
    private sealed class FileMemory
    {
        private ImmutableArray<Entry> _entries = ImmutableArray<Entry>.Empty;

        public Entry? Find(int position)
        {
            foreach (var entry in _entries)
            {
                if (entry.Position == position)
                    return entry;
            }

            return null;
        }

        public void Remember(Entry entry) => ImmutableInterlocked.Update(
            ref _entries,
            static (entries, entry) => entries.RemoveAll(known => known.Position == entry.Position).Add(entry),
            entry);
    }

    /// <param name="position">Where the model stands in its file.</param>
    /// <param name="declaration">What was read.</param>
    /// <param name="sources">Where it was read, or held, last.</param>
    /// <param name="files">The files whose bodies it may depend on.</param>
    private sealed class Entry(int position, TaskDeclaration? declaration, CompilationSources sources, ImmutableArray<SyntaxTree> files)
    {
        private CompilationSources _sources = sources;

        public int Position => position;

        public TaskDeclaration? Declaration => declaration;

        /// <summary>Whether a compilation would give the same declaration.</summary>
        public bool HoldsIn(CompilationSources sources, CSharpCompilation compilation)
        {
            if (sources.AffectedSince(_sources) is not { } affected)
                return false;

            foreach (var file in files)
            {
                if (!compilation.ContainsSyntaxTree(file) || affected.Contains(file))
                    return false;
            }

            _sources = sources;
            return true;
        }
    }
}
