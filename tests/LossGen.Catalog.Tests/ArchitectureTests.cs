namespace LossGen.Catalog.Tests;

/// <summary>Who may know whom: Abstractions by all; Catalog by Generators, Analyzers and CodeFixes; Analyzers by CodeFixes; the runtime by none of these but Files and Transformers, which stand on it.</summary>
public sealed class ArchitectureTests
{
    [Theory]
    [InlineData("LossGen.Abstractions")]
    [InlineData("LossGen", "LossGen.Abstractions")]
    [InlineData("LossGen.Transformers", "LossGen", "LossGen.Abstractions")]
    [InlineData("LossGen.Files", "LossGen", "LossGen.Abstractions")]
    [InlineData("LossGen.Catalog", "LossGen.Abstractions")]
    [InlineData("LossGen.Generators", "LossGen.Abstractions", "LossGen.Catalog")]
    [InlineData("LossGen.Analyzers", "LossGen.Abstractions", "LossGen.Catalog")]
    [InlineData("LossGen.CodeFixes", "LossGen.Abstractions", "LossGen.Catalog", "LossGen.Analyzers")]
    public void An_assembly_knows_only_those_it_may(string assembly, params string[] allowed)
    {
        var known = Build.References(assembly).Where(name => name.StartsWith("LossGen", StringComparison.Ordinal));
        Assert.Empty(known.Except(allowed));
    }

    [Theory]
    [InlineData("LossGen.Abstractions")]
    [InlineData("LossGen")]
    [InlineData("LossGen.Transformers")]
    [InlineData("LossGen.Files")]
    public void What_runs_with_the_user_never_knows_Roslyn(string assembly) =>
        Assert.DoesNotContain(Build.References(assembly), name => name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));

    [Theory]
    [InlineData("LossGen.Abstractions")]
    [InlineData("LossGen.Catalog")]
    [InlineData("LossGen.Generators")]
    [InlineData("LossGen.Analyzers")]
    [InlineData("LossGen.CodeFixes")]
    public void What_the_compiler_loads_never_knows_TorchSharp(string assembly) =>
        Assert.DoesNotContain("TorchSharp", Build.References(assembly));

    [Theory]
    [InlineData("LossGen.Catalog")]
    [InlineData("LossGen.Generators")]
    [InlineData("LossGen.Analyzers")]
    public void What_compiles_without_an_editor_knows_no_workspace(string assembly) =>
        Assert.DoesNotContain(Build.References(assembly), name => name.Contains("Workspaces", StringComparison.Ordinal));
}
