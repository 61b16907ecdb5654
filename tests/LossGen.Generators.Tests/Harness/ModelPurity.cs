using System.Reflection;
using Microsoft.CodeAnalysis;

namespace LossGen.Generators.Tests.Harness;

/// <summary>Walks everything that a tracked step produced: nothing in it may keep a compilation alive.</summary>
internal static class ModelPurity
{
    public static void AssertHoldsValuesOnly(GeneratorRunResult result)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var step in result.TrackedSteps.Where(step => step.Key.StartsWith("LossGen.", StringComparison.Ordinal)).SelectMany(step => step.Value))
        {
            foreach (var (value, _) in step.Outputs)
                Visit(value, step.Name!, seen);
        }
    }

    private static void Visit(object? value, string path, HashSet<object> seen)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum || !seen.Add(value))
            return;

        Assert.False(value is Compilation or ISymbol or SyntaxNode or SyntaxTree or SemanticModel or Location or AttributeData or Diagnostic, $"{path} holds {value.GetType()}");
        if (value is Array items)
        {
            foreach (var item in items)
                Visit(item, path + "[]", seen);
        }

        for (var type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                Visit(field.GetValue(value), path + "." + field.Name, seen);
        }
    }
}
