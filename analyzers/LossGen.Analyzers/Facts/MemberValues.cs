using LossGen.Catalog.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Facts;

/// <summary>Says what is known of the values of parameters, fields and properties.</summary>
internal sealed class MemberValues(WalkContext context, Evaluator evaluator, UserCalls userCalls)
{
    /// <summary>The value of a parameter.</summary>
    public Value Parameter(IParameterSymbol parameter, FlowState state)
    {
        if (state[parameter] is { } value && value != Value.Unknown) return value;

        // A primary constructor's parameter, read in another member.
        return context.This is InstanceFact instance ? instance.Member(parameter) : Value.Unknown;
    }

    /// <summary>The value of a field or property.</summary>
    public Value Member(ISymbol member, IOperation? instance, FlowState state)
    {
        if (instance is null) return Static(member);

        if (instance is IInstanceReferenceOperation)
        {
            if (state[member] is { } assigned && assigned != Value.Unknown) return assigned;

            return (context.This as InstanceFact)?.Member(member) ?? Value.Unknown;
        }

        var owner = evaluator.Evaluate(instance, state);
        if (owner is SequenceFact { Elements: { } elements } && member is IFieldSymbol { CorrespondingTupleField: { } field }
            && field.Name.StartsWith("Item", StringComparison.Ordinal)
            && int.TryParse(field.Name.Substring(4), out var position) && position <= elements.Count)
        {
            return elements[position - 1];
        }

        return userCalls.Instance(owner, instance.Type) is InstanceFact known ? known.Member(member) : Value.Unknown;
    }

    /// <summary>The value that reading a property gives.</summary>
    public Value Property(IPropertyReferenceOperation property, FlowState state)
    {
        if (context.Torch.IsTensor(property.Instance?.Type)) return TensorProperty(property, state);

        if (property.Property.IsIndexer || property.Arguments.Length > 0)
        {
            evaluator.EvaluateParts(property, state);
            return Value.Unknown;
        }

        var value = Member(property.Property, property.Instance, state);
        if (value != Value.Unknown || property.Property.GetMethod is not { IsVirtual: false, DeclaringSyntaxReferences.Length: > 0 } getter) return value;

        var receiver = property.Instance is null ? Value.Unknown : evaluator.Evaluate(property.Instance, state);
        return userCalls.Call(getter, receiver, [], property.Syntax, state);
    }

    private Value Static(ISymbol member)
    {
        if (context.Torch.IsTorch(member.ContainingType)) return ElementTypes.Named(member.Name).ScalarType() is { } type ? new ConstantFact(type) : Value.Unknown;
        if (context.Torch.IsTorchSharp(member)) return Value.Unknown;
        return member is IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null } ? context.Engine.Static(member, context.Callers, context.Cancellation) : Value.Unknown;
    }

    private Value TensorProperty(IPropertyReferenceOperation property, FlowState state)
    {
        var input = evaluator.Evaluate(property.Instance!, state) as TensorFact ?? TensorFact.Any;
        foreach (var argument in property.Arguments) evaluator.Evaluate(argument.Value, state);

        if (property.Property.IsIndexer)
        {
            var isMask = property.Arguments.Any(argument => argument.Value.DescendantsAndSelf().Any(part => context.Torch.IsTensor(part.Type)));
            return input with
            {
                Shape = Shape.Unknown,
                Scale = (isMask ? ScaleEffect.Pick : ScaleEffect.KeepBounds).Apply(input.Scale),
                ScaleDimension = null,
                Coding = input.Coding == LabelCoding.OneHot ? LabelCoding.ZeroOne : input.Coding,
            };
        }

        return property.Property.Name == "T" ? input with { Shape = input.Shape.Swap(-1, -2), ScaleDimension = null } : Value.Unknown;
    }
}
