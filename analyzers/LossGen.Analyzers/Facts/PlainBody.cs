using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Facts;

/// <summary>
/// The statements of a method that can be followed as they stand: with branches and loops, and without what only a flow graph makes plain, such as
/// handlers, patterns with several arms, jumps, and code that runs at another time.
/// </summary>
internal sealed class PlainBody
{
    private PlainBody(ImmutableArray<IOperation> statements) => Statements = statements;

    public ImmutableArray<IOperation> Statements { get; }

    /// <summary>Whether there is one path only.</summary>
    public bool IsStraight { get; private set; } = true;

    /// <summary>The statements of a body; null where it has none, or must be laid out.</summary>
    public static PlainBody? Of(IOperation? body)
    {
        var statements = body switch
        {
            IBlockOperation own => own.Operations,
            IMethodBodyBaseOperation { BlockBody: { } own, ExpressionBody: null } => own.Operations,
            IMethodBodyBaseOperation { BlockBody: null, ExpressionBody: { } own } => own.Operations,
            _ => default,
        };
        if (statements.IsDefault || body is IConstructorBodyOperation { Locals.IsEmpty: false }) return null;

        var plain = new PlainBody(body is IConstructorBodyOperation { Initializer: { } initializer } ? statements.Insert(0, initializer) : statements);
        return plain.ArePlain(plain.Statements) ? plain : null;
    }

    private bool ArePlain(ImmutableArray<IOperation> statements)
    {
        foreach (var statement in statements)
        {
            if (!IsStatement(statement)) return false;
        }

        return true;
    }

    private bool IsStatement(IOperation? statement)
    {
        switch (statement)
        {
            case null or IEmptyOperation:
                return true;
            case IBlockOperation block:
                return ArePlain(block.Operations);
            case IUsingOperation { IsAsynchronous: false } scope:
                return IsPlain(scope.Resources) && IsStatement(scope.Body);
            case IUsingDeclarationOperation { IsAsynchronous: false } scope:
                return IsPlain(scope.DeclarationGroup);
            case IReturnOperation { Kind: OperationKind.Return } result:
                return IsPlain(result.ReturnedValue);
            case IThrowOperation thrown:
                return IsPlain(thrown.Exception);
            case IConditionalOperation branch:
                IsStraight = false;
                return IsPlain(branch.Condition) && IsStatement(branch.WhenTrue) && IsStatement(branch.WhenFalse);
            case IForLoopOperation loop:
                IsStraight = false;
                return ArePlain(loop.Before) && IsPlain(loop.Condition) && ArePlain(loop.AtLoopBottom) && IsStatement(loop.Body);
            case IWhileLoopOperation { IgnoredCondition: null, ConditionIsUntil: false } loop:
                IsStraight = false;
                return IsPlain(loop.Condition) && IsStatement(loop.Body);
            case IForEachLoopOperation { IsAsynchronous: false } loop:
                IsStraight = false;
                return !IsOfUser(loop.Collection) && IsPlain(loop.Collection) && IsPlain(loop.LoopControlVariable) && IsStatement(loop.Body);
            case IBranchOperation { BranchKind: BranchKind.Break or BranchKind.Continue }:
                return true;
            case IVariableDeclarationGroupOperation or IExpressionStatementOperation or IInvocationOperation:
                return IsPlain(statement);
            default:
                return false;
        }
    }

    // How a class of the user hands out what it holds is code to read.
    private static bool IsOfUser(IOperation collection)
    {
        while (collection is IConversionOperation { OperatorMethod: null } conversion) collection = conversion.Operand;

        return collection.Type is not { DeclaringSyntaxReferences.IsEmpty: true };
    }

    // Whether an expression holds nothing that the flow would say otherwise.
    private bool IsPlain(IOperation? operation)
    {
        switch (operation)
        {
            case null:
                return true;
            case IVariableDeclaratorOperation { Symbol: { RefKind: not RefKind.None } or { IsStatic: true } }:
                return false;
            case IConditionalOperation { WhenFalse: not null, IsRef: false } or ICoalesceOperation or IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr }:
                IsStraight &= operation.ConstantValue.HasValue;
                break;
            case IVariableDeclarationGroupOperation or IVariableDeclarationOperation or IVariableDeclaratorOperation or IVariableInitializerOperation or IExpressionStatementOperation
                or IDeconstructionAssignmentOperation or IDeclarationExpressionOperation or IInterpolatedStringOperation or IInterpolatedStringTextOperation or IInterpolationOperation or IAwaitOperation
                or ILiteralOperation or ILocalReferenceOperation or IParameterReferenceOperation or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }
                or IFieldReferenceOperation or IPropertyReferenceOperation { Property.ReturnsByRef: false } or IInvocationOperation { TargetMethod.ReturnsByRef: false } or IArgumentOperation
                or IObjectCreationOperation { Initializer: null } or IArrayCreationOperation or IArrayInitializerOperation or IArrayElementReferenceOperation or ITupleOperation
                or IConversionOperation or IUnaryOperation or IDefaultValueOperation or INameOfOperation or ITypeOfOperation or IIsTypeOperation
                or ISimpleAssignmentOperation { IsRef: false } or ICompoundAssignmentOperation or IIncrementOrDecrementOperation or IBinaryOperation:
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
