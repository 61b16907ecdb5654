using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Catalog.Declarations.Reading;

/// <summary>
/// Finds the last layer of a model as far as one reading of its source shows it: the expression that forward returns,
/// the field it calls, and how that field was made. Anything less direct is unknown, and unknown is silent.
/// </summary>
internal sealed class HeadFinder
{
    /// <summary>How many steps from the return statement back are followed.</summary>
    private const int MaximumDepth = 16;

    private readonly TorchCalls _calls;
    private readonly ModelSource _source;
    private readonly CancellationToken _cancellation;

    private string? _activation;
    private Location? _activationPlace;

    private HeadFinder(Compilation compilation, INamedTypeSymbol model, CancellationToken cancellation)
    {
        _calls = new TorchCalls(compilation, model, cancellation);
        _source = new ModelSource(model, cancellation);
        _cancellation = cancellation;
    }

    /// <summary>What can be seen of the layer that makes an output.</summary>
    /// <param name="model">The model.</param>
    /// <param name="forward">Its forward, where it is known.</param>
    /// <param name="output">Which element of the tuple that forward returns; null where it returns one tensor.</param>
    /// <param name="compilation">Where the model is.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static Head Find(INamedTypeSymbol model, IMethodSymbol? forward, int? output, Compilation compilation, CancellationToken cancellation)
    {
        if (forward?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is not MethodDeclarationSyntax method)
            return Head.Unknown;

        // A base class may come from the source of another project, which this compilation cannot look into.
        if (!compilation.ContainsSyntaxTree(method.SyntaxTree))
            return Head.Unknown;

        var returned = ReturnedBy(method);
        if (output is { } index)
            returned = returned is TupleExpressionSyntax tuple && index < tuple.Arguments.Count ? tuple.Arguments[index].Expression : null;

        return returned is not null ? new HeadFinder(compilation, model, cancellation).Follow(returned, 0) : Head.Unknown;
    }

    private static ExpressionSyntax? ReturnedBy(MethodDeclarationSyntax method)
    {
        if (method.ExpressionBody is { } arrow)
            return arrow.Expression;

        var returns = method.Body?.DescendantNodes(node => node is not (LambdaExpressionSyntax or LocalFunctionStatementSyntax)).OfType<ReturnStatementSyntax>().Take(2).ToArray();
        return returns is [{ Expression: { } expression }] ? expression : null;
    }

    /// <summary>Follows a tensor expression back to the layer that made it.</summary>
    private Head Follow(ExpressionSyntax expression, int depth)
    {
        _cancellation.ThrowIfCancellationRequested();
        if (depth > MaximumDepth)
            return Head.Unknown;

        switch (expression)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return Follow(parenthesized.Expression, depth + 1);
            case IdentifierNameSyntax name when ModelSource.LastAssignment(name) is { } value:
                return Follow(value, depth + 1);
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call:
                return FollowCall(call, access, depth);
            case InvocationExpressionSyntax call when IsTorchSharp(call, out var method):
                return FollowFunction(call, method, depth);
            default:
                return Ended(null, null);
        }
    }

    private Head FollowCall(InvocationExpressionSyntax call, MemberAccessExpressionSyntax access, int depth)
    {
        if (!IsTorchSharp(call, out var method))
            return Ended(null, null);

        if (method.Name is "call" or "forward" && method.ContainingType.Name == "Module")
            return FollowModuleCall(call, access, depth);

        if (method.Name is "squeeze" or "alias" or "MoveToOuterDisposeScope" or "contiguous")
            return Follow(access.Expression, depth + 1);

        if (!method.IsStatic && IsActivation(method.Name))
        {
            Apply(method.Name, access.Name.GetLocation());
            return Follow(access.Expression, depth + 1);
        }

        return FollowFunction(call, method, depth);
    }

    /// <summary>Follows a called module: an activation kept in a field hands on what it was given, anything else is a layer.</summary>
    private Head FollowModuleCall(InvocationExpressionSyntax call, MemberAccessExpressionSyntax access, int depth)
    {
        if (call.ArgumentList.Arguments is not [{ Expression: var input }] || ModelSource.Unwrap(access.Expression) is not IdentifierNameSyntax name || _source.FieldValue(name) is not InvocationExpressionSyntax made || !IsTorchSharp(made, out var factory))
            return FollowModule(access.Expression, depth + 1);

        if (IsActivation(factory.Name.ToLowerInvariant()))
            Apply(factory.Name.ToLowerInvariant(), access.GetLocation());
        else if (!HandsOn(factory.Name))
            return FollowFactory(made, factory, depth + 1);

        return Follow(input, depth + 1);
    }

    private Head FollowFunction(InvocationExpressionSyntax call, IMethodSymbol method, int depth)
    {
        if (!method.IsStatic || !IsActivation(method.Name) || call.ArgumentList.Arguments.Count == 0)
            return Ended(null, null);

        Apply(method.Name, call.Expression.GetLocation());
        return Follow(call.ArgumentList.Arguments[0].Expression, depth + 1);
    }

    /// <summary>Follows a module expression to its last layer.</summary>
    private Head FollowModule(ExpressionSyntax expression, int depth)
    {
        if (depth > MaximumDepth)
            return Head.Unknown;

        switch (ModelSource.Unwrap(expression))
        {
            case IdentifierNameSyntax name when _source.FieldValue(name) is { } made:
                return FollowModule(made, depth + 1);
            case InvocationExpressionSyntax call when IsTorchSharp(call, out var method):
                return FollowFactory(call, method, depth);
            default:
                return Ended(null, null);
        }
    }

    private Head FollowFactory(InvocationExpressionSyntax call, IMethodSymbol method, int depth)
    {
        var arguments = call.ArgumentList.Arguments;
        if (method.Name == "Sequential")
            return FollowSequential(arguments, arguments.Count - 1, depth);

        if (method.Name != "Linear" || ModelSource.Argument(arguments, method, "outputSize") is not { } width)
            return Ended(null, null);

        return _calls.ConstantOf(width) switch
        {
            int value => Ended(value, width.GetLocation()),
            long value and >= 0 and <= int.MaxValue => Ended((int)value, width.GetLocation()),
            _ => Ended(null, null),
        };
    }

    private Head FollowSequential(SeparatedSyntaxList<ArgumentSyntax> layers, int last, int depth)
    {
        for (var index = last; index >= 0; index--)
        {
            var layer = layers[index].Expression is TupleExpressionSyntax { Arguments.Count: 2 } named ? named.Arguments[1].Expression : layers[index].Expression;
            if (layer is not InvocationExpressionSyntax call || !IsTorchSharp(call, out var method))
                return index == last && layer is IdentifierNameSyntax ? FollowModule(layer, depth + 1) : Ended(null, null);

            if (IsActivation(method.Name.ToLowerInvariant()))
                Apply(method.Name.ToLowerInvariant(), layer.GetLocation());
            else if (!HandsOn(method.Name))
                return FollowModule(layer, depth + 1);
        }

        return Ended(null, null);
    }

    private bool IsTorchSharp(InvocationExpressionSyntax call, out IMethodSymbol method)
    {
        method = _calls.Find(call)!;
        return method is not null;
    }

    /// <summary>Whether a module returns as many numbers of the same meaning as it was given.</summary>
    private static bool HandsOn(string factory) => factory is "Dropout" or "Identity";

    private static bool IsActivation(string name) => name is "softmax" or "log_softmax" or "logsoftmax" or "sigmoid" or "relu" or "tanh" or "softplus";

    /// <summary>Remembers the outermost activation: the one that the output bears the mark of.</summary>
    private void Apply(string name, Location place)
    {
        if (_activation is not null)
            return;

        _activation = name == "logsoftmax" ? "log_softmax" : name;
        _activationPlace = place;
    }

    private Head Ended(int? width, Location? widthPlace) => new(width, widthPlace, _activation, _activationPlace);
}
