using System.Reflection;
using LossGen.Catalog.Operations;
using TorchSharp;

namespace LossGen.GroundTruth.Tests.Facts;

/// <summary>A call of a method that the operation table knows.</summary>
/// <param name="Row">The table's row.</param>
/// <param name="Overload">The method of TorchSharp, with its parameters.</param>
/// <param name="Subject">The name of the tensor it is applied to; of new data, none.</param>
/// <param name="Text">The call; the tensor is <c>x</c>.</param>
/// <param name="ChangesSubject">Whether the call changes <c>x</c>.</param>
internal sealed record OperationCall(string Row, string Overload, string? Subject, string Text, bool ChangesSubject);

/// <summary>Every overload in TorchSharp of every row of the operation table, called on every kind of tensor.</summary>
internal static class OperationCalls
{
    private static readonly (Type Type, string Prefix)[] Holders =
        [(typeof(torch.Tensor), "x"), (typeof(torch), "torch"), (typeof(torch.special), "torch.special"), (typeof(torch.nn.functional), "F")];

    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal) { "bool", "byte", "char", "short", "int", "long", "float", "double" };

    // TorchSharp's matmul does not catch what libtorch throws on other widths or dtypes: the process ends.
    private static readonly HashSet<string> Unmultipliable = new(StringComparer.Ordinal)
    {
        "logits of four dimensions", "float64", "float16", "bfloat16", "int64", "int32", "uint8", "bool", "labels", "labels from one", "one-hot", "column", "number",
    };

    /// <summary>The calls of a row.</summary>
    public static IEnumerable<OperationCall> Of(TensorOperation row) =>
        from holder in Holders
        from method in holder.Type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where method.ReturnType == typeof(torch.Tensor) && !method.IsGenericMethod && IsOf(row, method.Name)
        from call in Of(row, holder.Prefix, method)
        select call;

    private static bool IsOf(TensorOperation row, string method) =>
        string.Equals(method, row.Name, StringComparison.OrdinalIgnoreCase) || string.Equals(method, row.Name + "_", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<OperationCall> Of(TensorOperation row, string prefix, MethodInfo method)
    {
        var parameters = method.GetParameters();
        var takesTensor = !method.IsStatic || (parameters.Length > 0 && parameters[0].ParameterType == typeof(torch.Tensor));
        var rest = method.IsStatic && takesTensor ? parameters[1..] : parameters;
        var overload = $"{prefix}.{method.Name}({string.Join(", ", parameters.Select(parameter => parameter.ParameterType.Name + " " + parameter.Name))})";
        var name = Keywords.Contains(method.Name) ? "@" + method.Name : method.Name;
        foreach (var arguments in Combinations(row.Name, rest))
        {
            var all = method.IsStatic && takesTensor ? arguments.Prepend("x") : arguments;
            var text = $"{prefix}.{name}({string.Join(", ", all.Where(argument => argument.Length > 0))})";
            var changes = TensorOperations.IsInPlace(method.Name) || text.Contains("inplace: true", StringComparison.Ordinal);
            if (IsCorrupting(parameters, text)) continue;

            if (!takesTensor)
            {
                yield return new OperationCall(row.Name, overload, null, text, false);
                continue;
            }

            foreach (var subject in Subjects.All.Keys.Where(subject => row.Name != "matmul" || !Unmultipliable.Contains(subject))) yield return new OperationCall(row.Name, overload, subject, text, changes);
        }
    }

    // A gradient of whole numbers is refused, but only after TorchSharp has freed the pin of the array, and it then frees it again: by that time
    // it may be the pin of another array, whose tensor shows what the collector moves there. The process reads wrong numbers, or ends.
    private static bool IsCorrupting(ParameterInfo[] parameters, string text) =>
        text.Contains("requires_grad: true", StringComparison.Ordinal)
        && parameters.FirstOrDefault(parameter => parameter.Name is "rawArray" or "dataArray") is { ParameterType: var type }
        && ElementOf(type) != typeof(float) && ElementOf(type) != typeof(double);

    private static Type ElementOf(Type type) => type.HasElementType ? type.GetElementType()! : type.IsGenericType ? type.GetGenericArguments()[0] : type;

    // Each argument takes each of its texts; the others stay at their first meanwhile.
    private static IEnumerable<string[]> Combinations(string row, ParameterInfo[] parameters)
    {
        var texts = parameters.Select(parameter => ArgumentTexts.For(row, parameter)).ToArray();
        if (texts.Any(options => options.Count == 0)) yield break;

        var first = texts.Select(options => options[0]).ToArray();
        yield return first;
        for (var at = 0; at < texts.Length; at++)
        {
            foreach (var text in texts[at].Skip(1))
            {
                var arguments = first.ToArray();
                arguments[at] = text;
                yield return arguments;
            }
        }
    }
}
