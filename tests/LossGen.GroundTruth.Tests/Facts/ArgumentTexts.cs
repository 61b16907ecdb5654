using System.Reflection;
using TorchSharp;

namespace LossGen.GroundTruth.Tests.Facts;

/// <summary>Arguments for the parameters of TorchSharp's methods, as C# text. An empty text leaves an optional argument out.</summary>
internal static class ArgumentTexts
{
    private static readonly HashSet<string> Unwritten = new(StringComparer.Ordinal) { "device", "generator", "names", "copy", "disposeAfter", "non_blocking", "deviceIndex", "isImplicit", "sparse_grad", "eps" };

    private static readonly HashSet<string> Offsets = new(StringComparer.Ordinal) { "add", "sub", "clamp_min", "clamp_max" };

    /// <summary>What may be passed for a parameter; nothing where no text is known for it.</summary>
    public static IReadOnlyList<string> For(string row, ParameterInfo parameter)
    {
        var name = parameter.Name!;
        if (parameter.IsOptional && Unwritten.Contains(name)) return [string.Empty];

        // Without a bound the two forms of clamp are one and the same call.
        var texts = Written(row, parameter);
        if (row == "clamp" && name == "min") return [.. texts.Select(text => "min: " + text)];

        var written = parameter.IsOptional ? texts.Select(text => $"{name}: {text}").Prepend(string.Empty) : texts;
        return [.. written];
    }

    private static IReadOnlyList<string> Written(string row, ParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        var name = parameter.Name!;
        if (type == typeof(torch.Tensor)) return Tensors(row, name);
        if (type == typeof(Scalar)) return Scalars(row, name);
        if (type == typeof(torch.ScalarType)) return name == "type" && row is "to" or "to_type" or "type" ? ["float64", "int64", "ScalarType.Bool", "float32"] : ["float64"];
        if (type == typeof(bool)) return ["true", "false"];
        if (type == typeof(double)) return name switch { "lower" => ["0.1"], "upper" => ["0.3"], "min_val" => ["-0.5"], "max_val" => ["0.5"], _ => ["0.5"] };
        if (type == typeof(long) || type == typeof(int)) return [.. Integers(row, name).Select(text => type == typeof(long) ? text + "L" : text)];
        if (name is "rawArray" or "dataArray") return Data(type, name);
        if (type == typeof(long[]) || type == typeof(int[]) || type == typeof(ReadOnlySpan<long>) || type == typeof(torch.Size) || type == typeof(IEnumerable<long>))
        {
            return [.. Lists(row, name).Select(list => type == typeof(ReadOnlySpan<long>) ? $"(System.ReadOnlySpan<long>)new long[] {list}"
                : type == typeof(torch.Size) ? $"new Size(new long[] {list})"
                : type == typeof(IEnumerable<long>) ? $"(System.Collections.Generic.IEnumerable<long>)new long[] {list}"
                : $"new {(type == typeof(int[]) ? "int" : "long")}[] {list}")];
        }

        if (type == typeof(torch.Device)) return ["CPU"];
        if (type == typeof(DeviceType)) return ["DeviceType.CPU"];
        if (type == typeof(string) && name == "device") return ["\"cpu\""];
        if (type.IsEnum) return [$"{type.FullName!.Replace('+', '.')}.{Enum.GetNames(type)[^1]}"];
        if (type == typeof(Func<torch.Tensor, torch.Tensor>)) return ["t => t"];
        return Data(type, name);
    }

    private static IReadOnlyList<string> Tensors(string row, string name) => (row, name) switch
    {
        ("index_select", "index") => ["tensor(new long[] { 0, 1 })"],
        ("gather", "index") => ["zeros(new long[] { 5, 1 }, dtype: int64)"],
        ("masked_select", "mask") => ["x > 0"],
        ("bmm", _) => ["randn(2, 3, 4)"],
        ("matmul" or "mm", _) => ["randn(3, 2)", "nn.Linear(3, 3).weight"],
        ("clamp", _) => ["zeros_like(x)", "zeros(2, 1, 1)"],
        ("pow", _) => ["full_like(x, 2)", "full(new long[] { 2, 1, 1 }, 2)"],
        ("to", "other") => ["zeros(new long[] { 1 }, dtype: float64)"],
        ("sub" or "div", _) => [.. Others],
        _ => ["x", .. Others],
    };

    // A tensor less itself is zero whatever it was; nobody means that by it.
    private static readonly string[] Others = ["nn.Linear(4, 3).call(randn(5, 4))", "nn.Linear(4, 1).call(Probe.Batch())", "randn(new long[] { 3 }, dtype: float64)", "randint(4, new long[] { 5, 3 })", "randn(5, 3) > 0", "tensor(0.25)"];

    private static IReadOnlyList<string> Scalars(string row, string name) => name switch
    {
        "alpha" or "scale" or "input_scale" or "negative_slope" => ["0.5"],
        "min" => ["-0.5", "0"],
        "max" => ["0.5", "1"],
        "exponent" => ["2", "0.5"],
        _ when Offsets.Contains(row) => ["0.25", "1", "-1"],
        _ when row is "mul" or "div" => ["0.25", "2", "-1.5"],
        _ => ["0.25", "2", "-1.5", "0"],
    };

    private static IReadOnlyList<string> Integers(string row, string name) => name switch
    {
        "start_dim" => ["0", "1"],
        "end_dim" => ["-1", "1"],
        "dim0" when row is "transpose" or "swapaxes" or "swapdims" => ["0", "-2"],
        "axis0" => ["0", "-2"],
        "axis1" => ["1", "-1"],
        "dim1" when row is "transpose" or "swapaxes" or "swapdims" or "sum" => ["1", "-1"],
        "dim0" or "dim1" when row == "sum" => ["0"],
        "dim0" when row is "tensor" or "as_tensor" => ["1"],
        "dim1" when row is "tensor" or "as_tensor" => ["2"],
        "dim2" when row is "tensor" or "as_tensor" => ["3"],
        "rows" when row is "tensor" or "as_tensor" => ["2"],
        "dim3" => ["1"],
        "dim0" or "dim1" or "rows" or "size" => ["4"],
        "dim2" => ["2"],
        "columns" => ["3"],
        "dim" => ["-1", "0", "1"],
        "start" => ["0", "1"],
        "length" or "step" => ["1"],
        "finish" => ["2"],
        "index" => ["0"],
        "num_classes" => ["7"],
        "low" => ["-3", "1"],
        "high" => ["6"],
        _ => [],
    };

    private static IReadOnlyList<string> Lists(string row, string name) => (row, name) switch
    {
        ("view" or "reshape", _) => ["{ -1 }", "{ 3, -1 }", "{ 15 }", "{ -1, 1 }"],
        ("permute", _) => ["{ 1, 0 }", "{ 0, 2, 1 }"],
        ("expand", _) => ["{ 5, 3 }", "{ 2, 5, 3 }", "{ -1, -1 }"],
        ("repeat", _) => ["{ 2, 1 }"],
        ("flip", _) => ["{ 0 }", "{ 0, 1 }"],
        (_, "dim" or "dimensions") when row is "sum" or "mean" => ["{ 0 }", "{ -1 }", "{ 0, 1 }"],
        (_, "dimensions") => ["{ 2, 3 }"],
        _ => ["{ 4 }", "{ 4, 3 }", "{ 2, 1, 3 }"],
    };

    // Six numbers, in whatever form they are asked for.
    private static IReadOnlyList<string> Data(Type type, string name)
    {
        if (name == "scalar") return Element(type) is { } one ? [$"{one.Cast(1)}"] : [];
        if (type == typeof(Array)) return ["new long[] { 0, 2, 1 }", "new float[,] { { 0, 1, 0 }, { 1, 0, 0 } }"];

        var elementType = type.IsArray ? type.GetElementType()! : type.IsGenericType ? type.GetGenericArguments()[0] : null;
        if (elementType is null || Element(elementType) is not { } element) return [];

        var numbers = string.Join(", ", Enumerable.Range(0, 6).Select(i => element.Cast(i % 2)));
        var half = string.Join(", ", Enumerable.Range(0, 3).Select(i => element.Cast(i % 2)));
        if (type.IsArray)
        {
            return type.GetArrayRank() switch
            {
                1 => [$"new {element.Name}[] {{ {numbers} }}"],
                2 => [$"new {element.Name}[,] {{ {{ {half} }}, {{ {half} }} }}"],
                3 => [$"new {element.Name}[,,] {{ {{ {{ {half} }}, {{ {half} }} }} }}"],
                _ => [$"new {element.Name}[,,,] {{ {{ {{ {{ {half} }}, {{ {half} }} }} }} }}"],
            };
        }

        return type.GetGenericTypeDefinition() == typeof(Memory<>)
            ? [$"new System.Memory<{element.Name}>(new {element.Name}[] {{ {numbers} }})"]
            : [$"new System.Collections.Generic.List<{element.Name}> {{ {numbers} }}"];
    }

    private static (string Name, Func<int, string> Cast)? Element(Type type)
    {
        if (type == typeof(bool)) return ("bool", number => number == 0 ? "false" : "true");
        if (type == typeof((float, float))) return ("(float, float)", number => $"({number}f, 0f)");
        if (type == typeof(System.Numerics.Complex)) return ("System.Numerics.Complex", number => $"new System.Numerics.Complex({number}, 0)");
        if (type == typeof(BFloat16)) return ("BFloat16", number => $"(BFloat16){number}f");

        return type.IsPrimitive || type == typeof(Half) ? (type.FullName!, number => $"({type.FullName}){number}") : null;
    }
}
