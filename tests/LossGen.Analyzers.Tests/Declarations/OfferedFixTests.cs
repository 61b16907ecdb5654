using System.Collections.Immutable;
using LossGen.Analyzers.Tests.Declarations.Harness;
using LossGen.Catalog.Declarations;
using LossGen.CodeFixes.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace LossGen.Analyzers.Tests.Declarations;

/// <summary>Every fix that is offered for any broken declaration cures it: the problem is gone, and the code compiles as it did before.</summary>
public sealed class OfferedFixTests
{
    private static readonly DeclarationFix[] Fixes =
    [
        .. typeof(DeclarationFix).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(DeclarationFix)))
            .Select(type => (DeclarationFix)Activator.CreateInstance(type)!),
    ];

    [Fact]
    public async Task Each_choice_cures_and_every_rule_has_one()
    {
        var withFix = new List<string>();
        foreach (var broken in RuleCases.All)
        {
            using var workspace = new AdhocWorkspace();
            var document = AddConsumer(workspace, broken.Source);
            var problem = Assert.Single((await ProblemsOf(document.Project)).Problems);
            var choices = await ChoicesFor(document, problem);

            Assert.Equal(choices.Count, choices.Select(choice => choice.EquivalenceKey).Distinct().Count());
            Assert.Equal(choices.Count, choices.Select(choice => choice.Title).Distinct().Count());
            if (choices.Count > 0)
                withFix.Add(problem.Id);

            foreach (var choice in choices)
            {
                var applied = Assert.Single((await choice.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>());
                var after = await ProblemsOf(applied.ChangedSolution.GetProject(document.Project.Id)!);
                Assert.True(after.Problems.All(left => left.Id != problem.Id), $"{broken}\n{choice.Title} leaves\n{string.Join("\n", after.Problems)}");
                Assert.True(!after.CompilerErrors.Any(), $"{broken}\n{choice.Title} makes\n{string.Join("\n", after.CompilerErrors)}");
            }
        }

        Assert.True(withFix.Count >= 0.75 * RuleCases.All.Count, $"{withFix.Count} of {RuleCases.All.Count} cases have a fix");

        // The language version has a test of its own: it changes the project, not a file.
        Assert.Empty(DeclarationRules.All.Select(rule => rule.Id).Except(withFix).Except(new RaiseLanguageVersionFix().FixableDiagnosticIds));
    }

    internal static Document AddConsumer(AdhocWorkspace workspace, string source)
    {
        var project = workspace.AddProject("Consumer", LanguageNames.CSharp)
            .WithMetadataReferences(ConsumerReferences.All)
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.CSharp13))
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        project = project.AddDocument("Usings.cs", Consumer.GlobalUsings).Project;
        return project.AddDocument("Subject.cs", source);
    }

    internal static async Task<Consumer> ProblemsOf(Project project) => await Consumer.RunAsync((CSharpCompilation)(await project.GetCompilationAsync())!);

    private static async Task<List<CodeAction>> ChoicesFor(Document document, Diagnostic problem)
    {
        var choices = new List<CodeAction>();
        foreach (var fix in Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(problem.Id)))
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, problem.Location.SourceSpan, ImmutableArray.Create(problem), (choice, _) => choices.Add(choice), CancellationToken.None));

        return choices;
    }
}
