using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LossGen.Generators.Memory;

/// <summary>What a compilation is made of: its files, references and options, and no symbol.</summary>
internal sealed class CompilationSources
{
    private static readonly ConditionalWeakTable<CSharpCompilation, CompilationSources> Known = new();
    private static readonly HashSet<SyntaxTree> Nothing = [];

    /// <summary>Stands for these sources where keeping them would keep all that came before alive.</summary>
    private readonly object _identity = new();

    private readonly ImmutableArray<SyntaxTree> _files;
    private readonly ImmutableArray<MetadataReference> _references;
    private readonly CSharpCompilationOptions _options;
    private readonly string? _assembly;
    private readonly bool _isScript;

    /// <summary>What these sources were compared with last: nearly always with the same, once for every model.</summary>
    private Comparison? _last;

    private CompilationSources(CSharpCompilation compilation)
    {
        _files = compilation.SyntaxTrees;
        _references = compilation.ExternalReferences;
        _options = compilation.Options.WithSyntaxTreeOptionsProvider(null); // only severities, and editors make new ones
        _assembly = compilation.AssemblyName;
        _isScript = compilation.ScriptCompilationInfo is not null;
    }

    public static CompilationSources Of(CSharpCompilation compilation) => Known.GetValue(compilation, static compilation => new CompilationSources(compilation));

    /// <summary>
    /// The files in which a name outside of method bodies may mean something else than in earlier sources, by syntax alone; null where that may be any.
    /// Another body or comment changes nothing; another declaration what may see it, and what may see that.
    /// </summary>
    public HashSet<SyntaxTree>? AffectedSince(CompilationSources earlier)
    {
        if (ReferenceEquals(this, earlier))
            return Nothing;

        var last = _last;
        if (last is null || last.With != earlier._identity)
            _last = last = new Comparison(earlier._identity, Compare(earlier));

        return last.Affected;
    }

    private HashSet<SyntaxTree>? Compare(CompilationSources earlier)
    {
        if (_isScript || earlier._isScript || _assembly != earlier._assembly || !_options.Equals(earlier._options) || !HaveSameReferences(earlier))
            return null;

        var changed = _files.Length == earlier._files.Length ? Replaced(earlier) : AddedOrRemoved(earlier);
        return changed.Count == 0 ? Nothing : new AffectedFiles(_files, changed).Find();
    }

    private HashSet<SyntaxTree> Replaced(CompilationSources earlier)
    {
        var changed = new HashSet<SyntaxTree>();
        for (var index = 0; index < _files.Length; index++)
        {
            if (_files[index] != earlier._files[index] && !DeclareTheSame(earlier._files[index], _files[index]))
            {
                changed.Add(earlier._files[index]);
                changed.Add(_files[index]);
            }
        }

        return changed;
    }

    private HashSet<SyntaxTree> AddedOrRemoved(CompilationSources earlier)
    {
        var changed = new HashSet<SyntaxTree>(_files);
        changed.SymmetricExceptWith(earlier._files);
        return changed;
    }

    private bool HaveSameReferences(CompilationSources earlier)
    {
        if (_references == earlier._references)
            return true;

        if (_references.Length != earlier._references.Length)
            return false;

        for (var index = 0; index < _references.Length; index++)
        {
            if (!ReferenceEquals(_references[index], earlier._references[index]))
                return false;
        }

        return true;
    }

    private static bool DeclareTheSame(SyntaxTree before, SyntaxTree after) =>
        before.FilePath == after.FilePath
        && before.Options.Equals(after.Options)
        && !HasRawText(after)
        && SyntaxFactory.AreEquivalent(before, after, topLevel: true);

    /// <summary>Whether there may be a raw string, whose text older compilers leave out of the comparison.</summary>
    private static bool HasRawText(SyntaxTree file) => file.GetText().ToString().Contains("\"\"\"");

    private sealed class Comparison(object with, HashSet<SyntaxTree>? affected)
    {
        public object With => with;

        public HashSet<SyntaxTree>? Affected => affected;
    }
}
