using LossGen.Analyzers.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Interpretation;

/// <content>Conditions: which ways they leave open, and what is known on each.</content>
internal sealed partial class Interpreter
{
    // The states in which a condition holds and does not; null where that is no path.
    private (State? WhenTrue, State? WhenFalse) Decide(IOperation condition, State state)
    {
        switch (condition)
        {
            case IParenthesizedOperation parenthesized:
                return Decide(parenthesized.Operand, state);
            case IConversionOperation { OperatorMethod: null } conversion:
                return Decide(conversion.Operand, state);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, OperatorMethod: null } not:
                var (holds, fails) = Decide(not.Operand, state);
                return (fails, holds);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } and:
                var (first, notFirst) = Decide(and.LeftOperand, state);
                if (first is null) return (null, notFirst);

                var (both, notSecond) = Decide(and.RightOperand, first);
                return (both, Either(notFirst, notSecond));
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } or:
                var (left, notLeft) = Decide(or.LeftOperand, state);
                if (notLeft is null) return (left, null);

                var (right, neither) = Decide(or.RightOperand, notLeft);
                return (Either(left, right), neither);
            case IIsPatternOperation pattern:
                return DecidePattern(pattern, state);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals, OperatorMethod: null or { Name: "op_Equality" or "op_Inequality", ContainingType.SpecialType: SpecialType.System_String } } equality:
                var (same, differ) = DecideEquality(equality, state);
                return equality.OperatorKind == BinaryOperatorKind.Equals ? (same, differ) : (differ, same);
            default:
                return DecideValue(condition, Evaluate(condition, state), state);
        }
    }

    private (State? WhenTrue, State? WhenFalse) DecideValue(IOperation condition, Value value, State state)
    {
        if (value is ConstantFact { Constant: bool known }) return known ? (state, null) : (null, state);

        var isMode = condition.DescendantsAndSelf().Any(part => part is IPropertyReferenceOperation { Property: { Name: "training" } property } && Torch.IsTorchSharp(property));
        if (isMode) state.DependsOnMode = true;

        var about = new List<ISymbol>();
        var key = IsLasting(condition, about) ? KeyOf(condition.Syntax.ToString(), about) : null;
        if (key is not null && state.Known(key) is { } assumed) return assumed ? (state, null) : (null, state);

        var otherwise = state.Copy();
        if (Variable(condition) is { } variable)
        {
            state.Write(variable, new ConstantFact(true));
            otherwise.Write(variable, new ConstantFact(false));
        }

        if (key is not null)
        {
            state.Assume(key, true, about);
            otherwise.Assume(key, false, about);
        }

        return (state, otherwise);
    }

    private (State? WhenTrue, State? WhenFalse) DecideEquality(IBinaryOperation equality, State state)
    {
        var (left, right) = (Evaluate(equality.LeftOperand, state), Evaluate(equality.RightOperand, state));
        if (AreEqual(left, right) is { } known) return known ? (state, null) : (null, state);

        var about = new List<ISymbol>();
        var key = IsLasting(equality.LeftOperand, about) && IsLasting(equality.RightOperand, about)
            ? KeyOf(equality.LeftOperand.Syntax + " == " + equality.RightOperand.Syntax, about) : null;
        if (key is not null && state.Known(key) is { } assumed) return assumed ? (state, null) : (null, state);

        var otherwise = state.Copy();
        Narrow(equality.LeftOperand, right, state);
        Narrow(equality.RightOperand, left, state);
        if (key is not null)
        {
            state.Assume(key, true, about);
            otherwise.Assume(key, false, about);
        }

        return (state, otherwise);
    }

    // The same words about members of another class are another condition.
    private static string KeyOf(string words, List<ISymbol> about) => words + "|" + string.Join(",", about.Select(symbol => symbol.ContainingSymbol?.Name));

    private void Narrow(IOperation operand, Value other, State state)
    {
        if (other is not ConstantFact && other != Value.Null) return;
        if (Variable(operand) is { } variable) state.Write(variable, other);
        else if (operand is IFieldReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: false } && Owner(operand, state) is { } owner) state.WriteField(owner, ((IMemberReferenceOperation)operand).Member, other);
    }

    private HeapObject? Owner(IOperation member, State state) =>
        member is IMemberReferenceOperation { Instance: IInstanceReferenceOperation instance } && Instance(instance) is ObjectFact { Object: var owner } && state is not null ? owner : null;

    private (State? WhenTrue, State? WhenFalse) DecidePattern(IIsPatternOperation pattern, State state)
    {
        var value = Evaluate(pattern.Value, state);
        var taken = state.Copy();
        var matches = Matches(pattern.Pattern, value, Variable(pattern.Value), taken);
        return matches switch
        {
            true => (taken, null),
            false => (null, state),
            _ => (taken, state),
        };
    }

    private static State? Either(State? left, State? right)
    {
        if (left is null) return right;
        if (right is not null) left.Join(right);

        return left;
    }

    // The truth value of a condition that is no branch by itself.
    private Value Truth(IOperation condition, State state)
    {
        var (whenTrue, whenFalse) = Decide(condition, state.Copy());
        if (whenTrue is null && whenFalse is not null) return Settle(whenFalse, false);
        if (whenFalse is null && whenTrue is not null) return Settle(whenTrue, true);

        // Variables that a pattern declares are used where it holds.
        if (whenTrue is not null && condition.Descendants().Any(part => part is IDeclarationPatternOperation or IDeclarationExpressionOperation))
        {
            foreach (var declared in condition.Descendants().OfType<IDeclarationPatternOperation>())
            {
                if (declared.DeclaredSymbol is { } symbol && whenTrue.Read(symbol) is { } bound) state.Write(symbol, bound);
            }
        }

        EvaluateForEffects(condition, state);
        return Value.Unknown;

        ConstantFact Settle(State settled, bool value)
        {
            state.Become(settled);
            return new ConstantFact(value);
        }
    }

    // Out variables and the like of the calls in a condition that was decided on copies.
    private void EvaluateForEffects(IOperation condition, State state)
    {
        foreach (var call in condition.Descendants().OfType<IInvocationOperation>())
        {
            if (call.Arguments.Any(argument => argument.Parameter?.RefKind is RefKind.Out or RefKind.Ref)) Evaluate(call, state);
        }
    }

    // Whether a condition stays what it is as long as the variables it is about do.
    private static bool IsLasting(IOperation operation, List<ISymbol> about)
    {
        if (operation.ConstantValue.HasValue) return true;

        switch (operation)
        {
            case ILocalReferenceOperation local:
                about.Add(local.Local);
                return true;
            case IParameterReferenceOperation parameter:
                about.Add(parameter.Parameter);
                return true;
            case IFieldReferenceOperation field:
                about.Add(field.Field);
                return field.Instance is null || IsLasting(field.Instance, about);
            case IPropertyReferenceOperation property:
                about.Add(property.Property);
                return (property.Instance is null || IsLasting(property.Instance, about)) && property.Arguments.All(argument => IsLasting(argument.Value, about));
            case IArrayElementReferenceOperation element:
                return IsLasting(element.ArrayReference, about) && element.Indices.All(index => IsLasting(index, about));
            case IInstanceReferenceOperation or ITypeOfOperation:
                return true;
            case IConversionOperation { OperatorMethod: null } conversion:
                return IsLasting(conversion.Operand, about);
            case IParenthesizedOperation parenthesized:
                return IsLasting(parenthesized.Operand, about);
            case IUnaryOperation { OperatorMethod: null } unary:
                return IsLasting(unary.Operand, about);
            case IBinaryOperation { OperatorMethod: null } binary:
                return IsLasting(binary.LeftOperand, about) && IsLasting(binary.RightOperand, about);
            default:
                return false;
        }
    }

    /// <summary>Whether two values are equal; null where that is not known.</summary>
    private static bool? AreEqual(Value left, Value right)
    {
        if (left == Value.Null && right == Value.Null) return true;
        if (left == Value.Null || right == Value.Null)
        {
            var other = left == Value.Null ? right : left;
            return other is ObjectFact { Object.IsOpaque: false } or FunctionFact or SequenceFact or ConstantFact or TensorFact { ScaleOrigin: not null } ? false : null;
        }

        return ConstantFact.Fold(BinaryOperatorKind.Equals, left, right) is ConstantFact { Constant: bool same } ? same : null;
    }

    // Whether a pattern matches, and in the state what is known where it does.
    private bool? Matches(IPatternOperation pattern, Value value, ISymbol? subject, State state)
    {
        switch (pattern)
        {
            case IDiscardPatternOperation:
                return true;
            case IConstantPatternOperation constant:
                var other = Evaluate(constant.Value, state);
                var isEqual = AreEqual(value, other);
                if (isEqual is not null) return isEqual;
                if (subject is not null) state.Write(subject, other);
                if (Asked(constant) is not { } asked) return null;
                if (state.Known(asked.Key) is { } known) return known;

                state.Assume(asked.Key, true, asked.About);
                return null;
            case IDeclarationPatternOperation declaration:
                var ofType = declaration.MatchesNull ? true : IsOfType(value, declaration.MatchedType);
                if (declaration.DeclaredSymbol is { } declared && ofType is not false) Write(declared, value == Value.Unknown ? Typed(declaration.MatchedType, declared) : value, state);

                return ofType;
            case ITypePatternOperation type:
                return IsOfType(value, type.MatchedType);
            case INegatedPatternOperation negated:
                return Matches(negated.Pattern, value, null, state) is { } matched ? !matched : null;
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } or:
                var first = Matches(or.LeftPattern, value, null, state);
                return first is true ? true : Matches(or.RightPattern, value, null, state) is var second && first is false ? second : second is true ? true : null;
            case IBinaryPatternOperation and:
                var one = Matches(and.LeftPattern, value, subject, state);
                return one is false ? false : Matches(and.RightPattern, value, subject, state) is var two && one is true ? two : two is false ? false : null;
            case IRelationalPatternOperation relational:
                return ConstantFact.Fold(relational.OperatorKind, value, Evaluate(relational.Value, state)) is ConstantFact { Constant: bool holds } ? holds : null;
            case IRecursivePatternOperation recursive:
                return MatchesParts(recursive, value, state);
            case IListPatternOperation list:
                return MatchesElements(list, value, state);
            case ISlicePatternOperation:
                return true;
            default:
                return null;
        }
    }

    // The condition that a pattern asks of a member, which stays what it is; null where it asks it of anything else.
    private static (string Key, IReadOnlyList<ISymbol> About)? Asked(IPatternOperation pattern)
    {
        var of = pattern is not IConstantPatternOperation ? null : pattern.Parent switch
        {
            ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation { Value: var value } } => value,
            IIsPatternOperation { Value: var value } => value,
            _ => null,
        };
        var about = new List<ISymbol>();
        return of is IMemberReferenceOperation && IsLasting(of, about) ? (KeyOf(of.Syntax + " == " + ((IConstantPatternOperation)pattern).Value.Syntax, about), about) : null;
    }

    private bool? MatchesParts(IRecursivePatternOperation recursive, Value value, State state)
    {
        bool? result = value == Value.Null ? false : IsOfType(value, recursive.MatchedType);
        if (recursive.DeclaredSymbol is { } declared) Write(declared, value == Value.Unknown ? Typed(recursive.MatchedType, declared) : value, state);

        var parts = Deconstruct(value, recursive.DeconstructionSubpatterns.Length, recursive.MatchedType, recursive.Syntax, state);
        for (var i = 0; i < recursive.DeconstructionSubpatterns.Length; i++)
        {
            result = Combine(result, Matches(recursive.DeconstructionSubpatterns[i], parts?[i] ?? Typed(recursive.DeconstructionSubpatterns[i].InputType, recursive.DeconstructionSubpatterns[i].Syntax), null, state));
        }

        _receivers.Push(value);
        foreach (var property in recursive.PropertySubpatterns)
        {
            var member = Evaluate(property.Member, state);
            result = Combine(result, Matches(property.Pattern, member, null, state));
        }

        _receivers.Pop();
        return result;
    }

    private bool? MatchesElements(IListPatternOperation list, Value value, State state)
    {
        var elements = Elements(value, state);
        var slice = list.Patterns.Select((pattern, i) => (pattern, i)).FirstOrDefault(pair => pair.pattern is ISlicePatternOperation);
        bool? result = elements is null ? null : slice.pattern is null ? elements.Count == list.Patterns.Length : elements.Count >= list.Patterns.Length - 1;
        if (result is false) return false;

        for (var i = 0; i < list.Patterns.Length; i++)
        {
            if (list.Patterns[i] is ISlicePatternOperation) continue;

            var at = slice.pattern is not null && i > slice.i ? (elements?.Count ?? 0) - list.Patterns.Length + i : i;
            var element = elements is not null && at >= 0 && at < elements.Count ? elements[at] : AnyElement(value, state) ?? Typed(list.Patterns[i].InputType, list.Patterns[i].Syntax);
            result = Combine(result, Matches(list.Patterns[i], element, null, state));
        }

        return result;
    }

    private static bool? Combine(bool? left, bool? right) => left is false || right is false ? false : left is true && right is true ? true : null;

    private bool? IsOfType(Value value, ITypeSymbol? type)
    {
        if (value == Value.Null) return false;
        if (value is TensorFact) return Torch.IsTensor(type) ? (value is TensorFact { ScaleOrigin: not null } ? true : null) : null;
        if (value is not ObjectFact { Object: { Type: { } own } @object } || type is null) return null;
        if (type is ITypeParameterSymbol) type = _frame.Resolve(type);
        if (DerivesFrom(own, type)) return @object.IsOpaque ? null : true;

        return @object.IsOpaque ? null : false;
    }

    private static bool DerivesFrom(ITypeSymbol own, ITypeSymbol type)
    {
        for (ITypeSymbol? at = own; at is not null; at = at.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(at, type)) return true;
        }

        return own.AllInterfaces.Contains(type, SymbolEqualityComparer.Default);
    }
}
