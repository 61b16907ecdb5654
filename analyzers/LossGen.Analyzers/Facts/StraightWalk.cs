using System.Collections.Immutable;
using LossGen.Analyzers.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Facts;

/// <summary>
/// Walks a method with one path from its first statement to its last, as most are. No flow need be laid out for it, and no two paths joined:
/// what is found is what <see cref="MethodWalk"/> finds.
/// </summary>
internal sealed class StraightWalk
{
    private readonly Evaluator _evaluator;
    private readonly CancellationToken _cancellation;
    private Value? _returned;

    public StraightWalk(FactsEngine engine, SemanticModel model, Value receiver, ImmutableHashSet<ISymbol> callers, CancellationToken cancellation)
    {
        _cancellation = cancellation;
        _evaluator = new Evaluator(new WalkContext(engine, null, model, receiver, callers, cancellation)) { Sites = [] };
    }

    /// <summary>The statements of a body with one path; default where it has several, or code that runs at another time.</summary>
    public static ImmutableArray<IOperation> Statements(IOperation? body)
    {
        var statements = body switch
        {
            IBlockOperation own => own.Operations,
            IMethodBodyBaseOperation { BlockBody: { } own, ExpressionBody: null } => own.Operations,
            IMethodBodyBaseOperation { BlockBody: null, ExpressionBody: { } own } => own.Operations,
            _ => default,
        };
        if (statements.IsDefault || body is IConstructorBodyOperation { Locals.IsEmpty: false } || !AreStraight(statements, isLast: true)) return default;
        if (body is not IConstructorBodyOperation { Initializer: { } initializer }) return statements;

        return IsPlain(initializer) ? statements.Insert(0, initializer) : default;
    }

    /// <summary>Runs from a state at the entry.</summary>
    public MethodFacts Run(FlowState state, ImmutableArray<IOperation> statements)
    {
        Run(statements, state);
        return new MethodFacts(_returned ?? Value.Unknown, state, _evaluator.Sites!, _evaluator.IsComplete) { IsStraight = true };
    }

    private void Run(ImmutableArray<IOperation> statements, FlowState state)
    {
        foreach (var statement in statements)
        {
            _cancellation.ThrowIfCancellationRequested();
            Run(statement, state);
        }
    }

    private void Run(IOperation statement, FlowState state)
    {
        switch (statement)
        {
            case IBlockOperation block:
                Run(block.Operations, state);
                return;
            case IUsingOperation scope:
                if (scope.Resources is IVariableDeclarationGroupOperation resources) Declare(resources, state);
                else _evaluator.Evaluate(scope.Resources, state);

                Run(scope.Body, state);
                return;
            case IUsingDeclarationOperation scope:
                Declare(scope.DeclarationGroup, state);
                return;
            case IVariableDeclarationGroupOperation variables:
                Declare(variables, state);
                return;
            case IReturnOperation { ReturnedValue: { } value }:
                _returned = _evaluator.Evaluate(value, state);
                return;
            case IReturnOperation:
                return;
            default:
                _evaluator.Evaluate(statement, state);
                return;
        }
    }

    private void Declare(IVariableDeclarationGroupOperation variables, FlowState state)
    {
        foreach (var declaration in variables.Declarations)
        {
            foreach (var variable in declaration.Declarators)
            {
                if ((variable.Initializer ?? declaration.Initializer) is { } initializer) state.Set(variable.Symbol, _evaluator.Evaluate(initializer.Value, state));
            }
        }
    }

    // A return ends the method: nothing may stand behind it.
    private static bool AreStraight(ImmutableArray<IOperation> statements, bool isLast)
    {
        for (var i = 0; i < statements.Length; i++)
        {
            if (!IsStraight(statements[i], isLast && i == statements.Length - 1)) return false;
        }

        return true;
    }

    private static bool IsStraight(IOperation statement, bool isLast) => statement switch
    {
        IBlockOperation block => AreStraight(block.Operations, isLast),
        IUsingOperation { IsAsynchronous: false } scope => IsPlain(scope.Resources) && IsStraight(scope.Body, isLast),
        IUsingDeclarationOperation { IsAsynchronous: false } scope => IsPlain(scope.DeclarationGroup),
        IReturnOperation { Kind: OperationKind.Return } result => isLast && (result.ReturnedValue is null || IsPlain(result.ReturnedValue)),
        IVariableDeclarationGroupOperation or IExpressionStatementOperation => IsPlain(statement),
        _ => false,
    };

    // Whether an expression has one path, and nothing in it that the flow would say otherwise.
    private static bool IsPlain(IOperation operation)
    {
        switch (operation)
        {
            case IVariableDeclaratorOperation { Symbol: { RefKind: not RefKind.None } or { IsStatic: true } }:
                return false;
            case IVariableDeclarationGroupOperation or IVariableDeclarationOperation or IVariableDeclaratorOperation or IVariableInitializerOperation or IExpressionStatementOperation
                or IDeconstructionAssignmentOperation or IDeclarationExpressionOperation or IInterpolatedStringOperation or IInterpolatedStringTextOperation or IInterpolationOperation or IAwaitOperation
                or ILiteralOperation or ILocalReferenceOperation or IParameterReferenceOperation or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }
                or IFieldReferenceOperation or IPropertyReferenceOperation { Property.ReturnsByRef: false } or IInvocationOperation { TargetMethod.ReturnsByRef: false } or IArgumentOperation
                or IObjectCreationOperation { Initializer: null } or IArrayCreationOperation or IArrayInitializerOperation or ITupleOperation
                or IConversionOperation or IUnaryOperation or IDefaultValueOperation or INameOfOperation or ITypeOfOperation
                or ISimpleAssignmentOperation { IsRef: false } or ICompoundAssignmentOperation or IIncrementOrDecrementOperation
                or IBinaryOperation { OperatorKind: not (BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr) }:
                break;
            default:
                return operation.ConstantValue.HasValue;
        }

        foreach (var child in operation.ChildOperations)
        {
            if (!IsPlain(child)) return false;
        }

        return true;
    }
}
