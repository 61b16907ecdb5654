using System.Globalization;
using LossGen.Catalog.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Catalog.Declarations.Reading;

/// <summary>
/// Follows the declared inputs through forward, layer by layer, as far as one reading of the source shows where they go, and reports the first layer that cannot take what it gets.
/// Anything less direct is unknown, and unknown is silent.
/// </summary>
internal sealed class InputLayerReader
{
    private const int MaximumDepth = 64;

    private readonly TorchCalls _calls;
    private readonly ModelSource _source;
    private readonly INamedTypeSymbol _model;
    private readonly ProblemList _problems;
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<string, SeenTensor> _parameters = new(StringComparer.Ordinal);
    private readonly Dictionary<ExpressionSyntax, SeenTensor> _seen = [];
    private readonly HashSet<SyntaxNode> _reported = [];

    private InputLayerReader(INamedTypeSymbol model, Compilation compilation, ProblemList problems, CancellationToken cancellation)
    {
        _calls = new TorchCalls(compilation, model, cancellation);
        _source = new ModelSource(model, cancellation);
        _model = model;
        _problems = problems;
        _cancellation = cancellation;
    }

    /// <summary>Reports the layers of forward that cannot take the inputs.</summary>
    /// <param name="model">The model.</param>
    /// <param name="forward">Its forward.</param>
    /// <param name="inputs">What it takes.</param>
    /// <param name="compilation">Where the model is.</param>
    /// <param name="problems">Takes what is wrong.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static void Check(INamedTypeSymbol model, IMethodSymbol? forward, EquatableArray<InputDeclaration> inputs, Compilation compilation, ProblemList problems, CancellationToken cancellation)
    {
        if (forward?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is not MethodDeclarationSyntax method || !compilation.ContainsSyntaxTree(method.SyntaxTree))
            return;

        // The fields of a base class are made where its constructor's parameters are not seen.
        if (!SymbolEqualityComparer.Default.Equals(forward.ContainingType, model))
            return;

        var reader = new InputLayerReader(model, compilation, problems, cancellation);
        foreach (var input in inputs)
        {
            if (ModelSource.IsNeverAssigned(method, input.Parameter))
                reader._parameters[input.Parameter] = Declared(input);
        }

        foreach (var node in method.DescendantNodes(node => node is not (LambdaExpressionSyntax or LocalFunctionStatementSyntax)))
        {
            if (node is InvocationExpressionSyntax call)
                reader.See(call, 0);
        }
    }

    /// <summary>The tensor that an input is.</summary>
    private static SeenTensor Declared(InputDeclaration input)
    {
        var members = string.Join(", ", input.Features.Select(feature => feature.Name));
        return input.Form switch
        {
            InputForm.Columns => Of("float32", 0, members, null, input.Columns),
            InputForm.Array when input.Shape.Count > 0 => Of("float32", 0, members, [null, .. input.Shape.Select(size => (long?)size)]),
            InputForm.Array => Of("float32", 0, members, null, null),
            InputForm.Indices => Of("int64", IndicesOf(input), members, [null]),
            InputForm.Tokens => Of("int64", input.Candidates is null ? IndicesOf(input) : 0, members, null, null),
            InputForm.Vectors => Of("float32", 0, members, null, null, input.Shape[0]),
            InputForm.Text or InputForm.TokenTypes => Of("int64", 0, members, null, null),
            InputForm.Lengths => Of("int64", 0, "the numbers of steps", [null]),
            _ => Of("bool", 0, "where the padding is", null, null),
        };

        SeenTensor Of(string element, int indices, string what, params long?[] sizes)
        {
            var tensor = new SeenTensor(sizes, element, indices, "");
            var enums = input.Features.Where(feature => feature.Enum is not null && input.Form == InputForm.Columns).Select(feature => $"{feature.Name} is {InputDeclaration.ColumnsOf(feature).ToString(CultureInfo.InvariantCulture)} of them").ToArray();
            return tensor with { Words = $"'{input.Parameter}' is {element} {tensor.ShapeInWords}{(what.Length > 0 ? ": " + what : "")}{(enums.Length > 0 ? $" ({string.Join(", ", enums)})" : "")}" };
        }
    }

    private static int IndicesOf(InputDeclaration input) =>
        Math.Max(input.Classes, input.Features is [{ Enum: { } type, Preparation: null }] ? type.Members.Count : input.Features is [{ Value: ValueForm.Boolean }] ? 2 : 0);

    /// <summary>What is known of an expression; every layer on the way to it is judged.</summary>
    private SeenTensor See(ExpressionSyntax expression, int depth)
    {
        _cancellation.ThrowIfCancellationRequested();
        if (depth > MaximumDepth)
            return SeenTensor.Unknown;

        if (_seen.TryGetValue(expression, out var known))
            return known;

        var seen = expression switch
        {
            ParenthesizedExpressionSyntax parenthesized => See(parenthesized.Expression, depth + 1),
            IdentifierNameSyntax name => _parameters.TryGetValue(name.Identifier.ValueText, out var parameter) ? parameter
                : ModelSource.LastAssignment(name) is { } value ? See(value, depth + 1)
                : SeenTensor.Unknown,
            BinaryExpressionSyntax arithmetic => SeeArithmetic(arithmetic, depth),
            InvocationExpressionSyntax call => SeeCall(call, depth),
            _ => SeenTensor.Unknown,
        };
        return _seen[expression] = seen;
    }

    /// <summary>A number beside a tensor leaves its shape alone.</summary>
    private SeenTensor SeeArithmetic(BinaryExpressionSyntax arithmetic, int depth)
    {
        if (arithmetic.Kind() is not (SyntaxKind.AddExpression or SyntaxKind.SubtractExpression or SyntaxKind.MultiplyExpression or SyntaxKind.DivideExpression))
            return SeenTensor.Unknown;

        var tensor = IsNumber(arithmetic.Right) ? arithmetic.Left : IsNumber(arithmetic.Left) ? arithmetic.Right : null;
        return tensor is null ? SeenTensor.Unknown : See(tensor, depth + 1) is { Element: "float32" } scaled ? scaled : SeenTensor.Unknown;
    }

    private SeenTensor SeeCall(InvocationExpressionSyntax call, int depth)
    {
        // Finding out what a name means costs more than the name.
        var written = call.Expression switch
        {
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: var member } => member,
            IdentifierNameSyntax { Identifier.ValueText: var name } => name,
            _ => "",
        };
        if (!(written is "call" or "forward" or "cat" or "one_hot" or "flatten" or "unsqueeze" or "transpose" or "view" or "reshape" || Keeps(written)) || _calls.Find(call) is not { } method)
            return SeenTensor.Unknown;

        var arguments = call.ArgumentList.Arguments;
        if (call.Expression is MemberAccessExpressionSyntax access && !method.IsStatic)
        {
            if (method.Name is "call" or "forward")
                return arguments.Count > 0 ? SeeModule(access.Expression, See(arguments[0].Expression, depth + 1), depth + 1) : SeenTensor.Unknown;

            return SeeOperation(method, See(access.Expression, depth + 1), arguments, 0);
        }

        if (!method.IsStatic || arguments.Count == 0)
            return SeenTensor.Unknown;

        return method.Name switch
        {
            "cat" => SeeJoined(arguments, method, depth),
            "one_hot" => SeeOneHot(call, method, See(arguments[0].Expression, depth + 1)),
            _ => SeeOperation(method, See(arguments[0].Expression, depth + 1), arguments, 1),
        };
    }

    /// <summary>An operation on a tensor: those that keep shape and kind, and those that only move dimensions.</summary>
    private SeenTensor SeeOperation(IMethodSymbol method, SeenTensor tensor, SeparatedSyntaxList<ArgumentSyntax> arguments, int first)
    {
        var numbers = arguments.Skip(first).Select(argument => NumberOf(argument.Expression)).ToArray();
        switch (method.Name)
        {
            case var name when Keeps(name):
                return tensor;
            case "flatten" when numbers is [1L]:
                return Flattened(tensor);
            case "unsqueeze" when tensor.Sizes is { } sizes && numbers is [{ } at] && (at < 0 ? sizes.Length + 1 + at : at) is >= 0 and var place && place <= sizes.Length:
                return tensor.Shaped([.. sizes.Take((int)place), 1, .. sizes.Skip((int)place)]);
            case "transpose" when tensor.Sizes is { } sizes && numbers is [{ } one, { } other] && Place(one, sizes) is { } from && Place(other, sizes) is { } to:
                var moved = (long?[])sizes.Clone();
                (moved[from], moved[to]) = (moved[to], moved[from]);
                return tensor.Shaped(moved);
            case "view" or "reshape" when numbers.Length > 1 && numbers.Skip(1).All(number => number is > 0):
                return tensor.Element.Length > 0 ? tensor.Shaped([null, .. numbers.Skip(1)]) : SeenTensor.Unknown;
            default:
                return SeenTensor.Unknown;
        }

        static int? Place(long dimension, long?[] sizes) => (dimension < 0 ? sizes.Length + dimension : dimension) is var place && place >= 0 && place < sizes.Length ? (int)place : null;
    }

    /// <summary>Whether an operation leaves shape and kind of a tensor alone.</summary>
    private static bool Keeps(string operation) =>
        operation is "relu" or "relu_" or "sigmoid" or "tanh" or "softmax" or "log_softmax" or "gelu" or "silu" or "elu" or "leaky_relu" or "softplus" or "dropout" or "contiguous" or "alias" or "detach" or "clone" or "cuda" or "cpu";

    /// <summary>The same numbers, one row per example.</summary>
    private static SeenTensor Flattened(SeenTensor tensor) => tensor.Sizes is not { Length: > 1 } sizes ? SeenTensor.Unknown
        : tensor.Shaped(sizes[0], sizes.Skip(1).Aggregate((long?)1, (product, size) => product * size)) is var flat ? flat with { Words = $"{flat.Element} {flat.ShapeInWords} comes from flatten" }
        : SeenTensor.Unknown;

    private SeenTensor SeeJoined(SeparatedSyntaxList<ArgumentSyntax> arguments, IMethodSymbol method, int depth)
    {
        var parts = arguments[0].Expression switch
        {
            CollectionExpressionSyntax collection => collection.Elements.Select(element => (element as ExpressionElementSyntax)?.Expression).ToArray(),
            ArrayCreationExpressionSyntax { Initializer: { } initial } => [.. initial.Expressions],
            ImplicitArrayCreationExpressionSyntax { Initializer: { } initial } => [.. initial.Expressions],
            _ => [],
        };
        if (parts.Length == 0 || parts.Any(part => part is null))
            return SeenTensor.Unknown;

        var seen = parts.Select(part => See(part!, depth + 1)).ToArray();
        if (seen.Any(part => part.Sizes is null || part.Rank != seen[0].Rank) || seen.Any(part => part.Element != seen[0].Element))
            return SeenTensor.Unknown;

        var dimension = ModelSource.Argument(arguments, method, "dim") is { } given ? NumberOf(given) : 0;
        var rank = seen[0].Rank;
        if (dimension is not { } along || (along < 0 ? rank + along : along) is not (>= 0 and var place) || place >= rank)
            return SeenTensor.Unknown;

        var sizes = (long?[])seen[0].Sizes!.Clone();
        sizes[place] = seen.Aggregate((long?)0, (sum, part) => sum + part.Sizes![place]);
        var tensor = new SeenTensor(sizes, seen[0].Element, 0, "");
        return tensor with { Words = $"it gets {tensor.ShapeInWords} from cat" };
    }

    private SeenTensor SeeOneHot(InvocationExpressionSyntax call, IMethodSymbol method, SeenTensor indices)
    {
        if (ModelSource.Argument(call.ArgumentList.Arguments, method, "num_classes") is not { } written || NumberOf(written) is not { } classes || indices.Sizes is null)
            return SeenTensor.Unknown;

        if (indices.Indices > classes && classes > 0)
            Report(written, "one_hot", $"counts to {Text(classes - 1)}", $"{indices.Words}, up to {Text(indices.Indices - 1)}", indices.Indices);

        var tensor = new SeenTensor([.. indices.Sizes, classes], "int64", 0, "");
        return tensor with { Words = $"it gets int64 {tensor.ShapeInWords} from one_hot" };
    }

    /// <summary>What a module makes of a tensor.</summary>
    private SeenTensor SeeModule(ExpressionSyntax expression, SeenTensor tensor, int depth)
    {
        if (depth > MaximumDepth)
            return SeenTensor.Unknown;

        switch (ModelSource.Unwrap(expression))
        {
            case IdentifierNameSyntax name when _source.FieldValue(name) is { } made:
                return SeeModule(made, tensor, depth + 1);
            case InvocationExpressionSyntax call when _calls.Find(call) is { } method && method.IsStatic:
                return method.Name == "Sequential" ? SeeSequential(call.ArgumentList.Arguments, tensor, depth) : SeeLayer(call, method, tensor);
            default:
                return SeenTensor.Unknown;
        }
    }

    private SeenTensor SeeSequential(SeparatedSyntaxList<ArgumentSyntax> layers, SeenTensor tensor, int depth)
    {
        foreach (var argument in layers)
        {
            var layer = argument.Expression is TupleExpressionSyntax { Arguments.Count: 2 } named ? named.Arguments[1].Expression : argument.Expression;
            tensor = SeeModule(layer, tensor, depth + 1);
        }

        return tensor;
    }

    /// <summary>Judges a layer by the tensor that it gets, and says what it makes of it.</summary>
    private SeenTensor SeeLayer(InvocationExpressionSyntax call, IMethodSymbol method, SeenTensor tensor)
    {
        var layer = method.Name;
        if (LayerOperations.Find(layer) is not { } row)
            return SeenTensor.Unknown;

        if (!row.HasParameters)
        {
            return layer != "Flatten" ? row.KeepsOtherDimensions ? tensor : SeenTensor.Unknown
                : call.ArgumentList.Arguments.Count == 0 ? Flattened(tensor)
                : SeenTensor.Unknown;
        }

        var width = WidthOf(layer);
        var written = width.Parameter < 0 || method.Parameters.Length <= width.Parameter ? null : ModelSource.Argument(call.ArgumentList.Arguments, method, method.Parameters[width.Parameter].Name);
        if (tensor.Sizes is null || written is null || NumberOf(written) is not { } taken || taken <= 0)
            return Made(call, method, row, SeenTensor.Unknown);

        if (width.IsIndexed)
        {
            if (tensor.Element == "float32")
                Report(call, layer, "looks up rows by index", $"{tensor.Words}, which are no indices", null, "Take a feature that is a class index or a token id, or use Linear");
            else if (tensor.Indices > taken)
                Report(written, layer, $"has {Text(taken)} rows, for 0 to {Text(taken - 1)}", $"{tensor.Words}, up to {Text(tensor.Indices - 1)}", tensor.Indices);

            return NumberOf(ArgumentAt(call, method, 1)) is { } dimensions
                ? new SeenTensor([.. tensor.Sizes, dimensions], "float32", 0, "") is var rows ? rows with { Words = $"it gets {rows.ShapeInWords} from {call}" } : SeenTensor.Unknown
                : SeenTensor.Unknown;
        }

        if (tensor.Element is "int64" or "bool" && tensor.Words.StartsWith("'", StringComparison.Ordinal))
        {
            Report(call, layer, "takes float32", tensor.Words, null, tensor.Element == "int64" ? "Embed it first, or turn it into numbers with one_hot(...).@float()" : "Turn it into numbers with to_type(ScalarType.Float32)");
            return SeenTensor.Unknown;
        }

        if (width.Rank > 0 && tensor.Rank != width.Rank && !(width.OtherRank > 0 && tensor.Rank == width.OtherRank))
        {
            Report(call, layer, $"takes {width.RankInWords}", tensor.Words, null, width.Dimension == 1 && tensor.Rank == width.Rank - 1 ? "Declare the channels too, as in [Shape(1, 8, 8)], or add the dimension with unsqueeze(1)" : "Give it the dimensions that it takes");
            return SeenTensor.Unknown;
        }

        var found = tensor[width.Dimension];
        if (found is { } size && size != taken)
        {
            Report(written, layer, $"takes {Text(taken)} {width.Noun}", tensor.Words, size);
            return SeenTensor.Unknown;
        }

        return Made(call, method, row, tensor);
    }

    /// <summary>What a layer that can take a tensor makes of it.</summary>
    private SeenTensor Made(InvocationExpressionSyntax call, IMethodSymbol method, LayerOperation row, SeenTensor tensor)
    {
        if (tensor.Sizes is null)
            return SeenTensor.Unknown;

        if (row.Name is "BatchNorm1d" or "BatchNorm2d" or "BatchNorm3d" or "LayerNorm" or "PReLU")
            return tensor;

        if (row.OutputWidth is not { } output || ModelSource.Argument(call.ArgumentList.Arguments, method, output) is not { } written || NumberOf(written) is not { } made)
            return SeenTensor.Unknown;

        if (row.Name == "Linear")
        {
            var changed = tensor.With(-1, made, "");
            return changed with { Words = $"it gets {changed.ShapeInWords} from {call}" };
        }

        if (row.Name.StartsWith("Conv", StringComparison.Ordinal) && tensor.Rank > 2)
        {
            // Heights and widths depend on kernel, stride and padding; the channels are written down.
            var sizes = tensor.Sizes.Select((size, index) => index == 0 ? size : index == 1 ? made : null).ToArray();
            var changed = new SeenTensor(sizes, "float32", 0, "");
            return changed with { Words = $"it gets {changed.ShapeInWords} from {call}" };
        }

        return SeenTensor.Unknown;
    }

    /// <summary>Which argument of a factory says what the layer takes, and in which dimension.</summary>
    private static LayerWidth WidthOf(string layer) => layer switch
    {
        "Linear" => new(0, -1, "numbers"),
        "Conv1d" or "ConvTranspose1d" => new(0, 1, "channels", Rank: 3, RankInWords: "[N, channels, length]"),
        "Conv2d" or "ConvTranspose2d" => new(0, 1, "channels", Rank: 4, RankInWords: "[N, channels, height, width]"),
        "Conv3d" or "ConvTranspose3d" => new(0, 1, "channels", Rank: 5, RankInWords: "[N, channels, depth, height, width]"),
        "BatchNorm1d" => new(0, 1, "columns or channels", Rank: 2, RankInWords: "[N, columns] or [N, channels, length]", OtherRank: 3),
        "BatchNorm2d" => new(0, 1, "channels", Rank: 4, RankInWords: "[N, channels, height, width]"),
        "BatchNorm3d" => new(0, 1, "channels", Rank: 5, RankInWords: "[N, channels, depth, height, width]"),
        "RNN" or "LSTM" or "GRU" => new(0, -1, "numbers per step"),
        "RNNCell" or "LSTMCell" or "GRUCell" => new(0, -1, "numbers"),
        "Embedding" or "EmbeddingBag" => new(0, 0, "rows", IsIndexed: true),
        _ => new(-1, 0, ""),
    };

    private static ExpressionSyntax? ArgumentAt(InvocationExpressionSyntax call, IMethodSymbol method, int place) =>
        method.Parameters.Length > place ? ModelSource.Argument(call.ArgumentList.Arguments, method, method.Parameters[place].Name) : null;

    /// <summary>A whole number that is written down, or a constant.</summary>
    private long? NumberOf(ExpressionSyntax? expression) => expression is null ? null : (expression is PrefixUnaryExpressionSyntax or LiteralExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax or BinaryExpressionSyntax ? _calls.ConstantOf(expression) : null) switch
    {
        int value => value,
        long value => value,
        _ => null,
    };

    private bool IsNumber(ExpressionSyntax expression) => _calls.ConstantOf(expression) is int or long or float or double;

    private void Report(ExpressionSyntax place, string layer, string takes, string gets, long? number, string remedy = "")
    {
        if (!_reported.Add(place))
            return;

        _problems.Add(
            DeclarationRules.InputLayer,
            place.GetLocation(),
            ProblemList.Properties((ProblemProperties.Number, number is { } right ? Text(right) : "")),
            layer,
            _model.Name,
            takes,
            gets,
            number is { } made ? $"Make it {Text(made)}" : remedy);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>What a layer takes.</summary>
    /// <param name="Parameter">The place of the factory's parameter that says it; -1 for layers that are not judged.</param>
    /// <param name="Dimension">The dimension that must be so long.</param>
    /// <param name="Noun">What is counted.</param>
    /// <param name="IsIndexed">Whether it bounds indices rather than a dimension.</param>
    /// <param name="Rank">How many dimensions it takes; 0 where any number.</param>
    /// <param name="RankInWords">These dimensions.</param>
    /// <param name="OtherRank">Another number of dimensions that it takes; 0 where none.</param>
    private readonly record struct LayerWidth(int Parameter, int Dimension, string Noun, bool IsIndexed = false, int Rank = 0, string RankInWords = "", int OtherRank = 0);
}
