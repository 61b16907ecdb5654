using LossGen.Analyzers.Declarations;
using LossGen.CodeFixes.Declarations;
using LossGen.Generators;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace LossGen.Analyzers.Tests.Declarations.Harness;

/// <summary>Applies one fix to sources marked with <c>{|LG1201:...|}</c>, in single steps and by Fix All, with the generator switched on.</summary>
internal sealed class FixTest<TFix> : CSharpCodeFixTest<DeclarationAnalyzer, TFix, DefaultVerifier>
    where TFix : DeclarationFix, new()
{
    private FixTest()
    {
        ReferenceAssemblies = new ReferenceAssemblies("net10.0");
        TestState.AdditionalReferences.AddRange(ConsumerReferences.All);
        TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck;
    }

    /// <summary>Asserts what a fix makes of one file, and that nothing is reported afterwards.</summary>
    /// <param name="source">The file, marked.</param>
    /// <param name="cured">The file after the fix.</param>
    /// <param name="choice">Which of the offered fixes: what follows the fix's name in the equivalence key.</param>
    /// <param name="beside">Other files that stay as they are.</param>
    public static Task Run(string source, string cured, string choice, params string[] beside) => Run([source, .. beside], [cured, .. beside], choice);

    /// <summary>Asserts what a fix makes of several files.</summary>
    public static Task Run(string[] sources, string[] cured, string choice)
    {
        var test = new FixTest<TFix> { CodeActionEquivalenceKey = $"{typeof(TFix).Name}:{choice}" };

        // Fix All within one file says the same in every scope.
        if (sources.Length == 1)
            test.CodeFixTestBehaviors = CodeFixTestBehaviors.SkipFixAllInProjectCheck | CodeFixTestBehaviors.SkipFixAllInSolutionCheck;

        foreach (var source in sources)
            test.TestState.Sources.Add(source);

        test.TestState.Sources.Add(("Usings.cs", Consumer.GlobalUsings));
        foreach (var source in cured)
            test.FixedState.Sources.Add(source);

        test.FixedState.Sources.Add(("Usings.cs", Consumer.GlobalUsings));
        return test.RunAsync();
    }

    /// <summary>Asserts that marked problems are reported and that this fix offers nothing for them.</summary>
    public static Task OffersNothing(params string[] sources)
    {
        var test = new FixTest<TFix>();
        foreach (var source in sources)
        {
            test.TestState.Sources.Add(source);
            test.FixedState.Sources.Add(source);
        }

        test.TestState.Sources.Add(("Usings.cs", Consumer.GlobalUsings));
        test.FixedState.Sources.Add(("Usings.cs", Consumer.GlobalUsings));
        test.FixedState.MarkupHandling = MarkupMode.Allow;
        return test.RunAsync();
    }

    protected override IEnumerable<Type> GetSourceGenerators() => [typeof(TrainerGenerator)];
}
