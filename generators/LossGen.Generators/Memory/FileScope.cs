using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Generators.Memory;

/// <summary>From where the declarations of a file can be seen, as far as its syntax says: nothing is bound. Read once for each file.</summary>
internal sealed class FileScope
{
    private const int BufferLength = 4096;

    private static readonly ConditionalWeakTable<SyntaxTree, FileScope> Known = new();

    private readonly SyntaxTree _file;

    private FileScope(SyntaxTree file)
    {
        _file = file;
        if (file.GetRoot() is not CompilationUnitSyntax root)
        {
            IsSeenEverywhere = true;
            Namespaces = ImmutableArray<string>.Empty;
            return;
        }

        var namespaces = ImmutableArray.CreateBuilder<string>(1);
        IsSeenEverywhere = root.AttributeLists.Count > 0 || root.Usings.Any(directive => !directive.GlobalKeyword.IsKind(SyntaxKind.None));
        foreach (var member in root.Members)
        {
            if (member is BaseNamespaceDeclarationSyntax space)
                Add(space, "");
            else
                IsSeenEverywhere = IsSeenEverywhere || member is not GlobalStatementSyntax; // a statement is a body: nobody sees into it
        }

        Namespaces = namespaces.ToImmutable();
        IsSeenEverywhere = IsSeenEverywhere || Namespaces.Any(IsOfLibrary);

        void Add(BaseNamespaceDeclarationSyntax space, string outer)
        {
            var name = outer + NameOf(space.Name);
            namespaces.Add(name);
            foreach (var member in space.Members)
            {
                if (member is BaseNamespaceDeclarationSyntax inner)
                    Add(inner, name + ".");
            }
        }
    }

    /// <summary>The namespaces that it declares something in.</summary>
    public ImmutableArray<string> Namespaces { get; }

    /// <summary>Whether every file may see something of it: a type outside of all namespaces, a directive for all files, an attribute of the assembly, or a type in a namespace that the compiler and the reader look into by themselves.</summary>
    public bool IsSeenEverywhere { get; }

    public static FileScope Of(SyntaxTree file) => Known.GetValue(file, static file => new FileScope(file));

    /// <summary>Whether a type of a namespace may be seen from here: the file is within the namespace, or has its name somewhere in its text.</summary>
    /// <param name="space">The namespace.</param>
    /// <param name="name">Its name without those around it.</param>
    public bool MaySee(string space, string name) => DeclaresWithin(space) || Contains(name);

    /// <summary>Whether it declares something in a namespace or one within it.</summary>
    public bool DeclaresWithin(string space)
    {
        foreach (var own in Namespaces)
        {
            if (IsWithin(own, space))
                return true;
        }

        return false;
    }

    private static bool IsWithin(string space, string outer) =>
        space.StartsWith(outer, StringComparison.Ordinal) && (space.Length == outer.Length || space[outer.Length] == '.');

    private static bool IsOfLibrary(string space) => IsWithin(space, "System") || IsWithin(space, "LossGen") || IsWithin(space, "TorchSharp");

    private static string NameOf(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => NameOf(qualified.Left) + "." + NameOf(qualified.Right),
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => name.ToString(),
    };

    /// <summary>Whether a name stands anywhere in the text, or may stand there written in escapes.</summary>
    private bool Contains(string name)
    {
        var text = _file.GetText();
        var buffer = ArrayPool<char>.Shared.Rent(Math.Max(BufferLength, 2 * name.Length));
        try
        {
            // Pieces overlap by a name, so that none is cut in two.
            for (var start = 0; start < text.Length; start += buffer.Length - name.Length)
            {
                var length = Math.Min(buffer.Length, text.Length - start);
                text.CopyTo(start, buffer, 0, length);
                var piece = buffer.AsSpan(0, length);
                if (piece.IndexOf(name.AsSpan()) >= 0 || piece.IndexOf("\\u".AsSpan()) >= 0 || piece.IndexOf("\\U".AsSpan()) >= 0)
                    return true;
            }

            return false;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }
}
