using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace LossGen.Catalog.Declarations.Reading;

/// <summary>Reads the arguments of attributes; code in the middle of being typed gives defaults, never an exception.</summary>
internal static class AttributeArguments
{
    public static int Integer(AttributeData attribute, int fallback = 0) =>
        First(attribute) is { Kind: TypedConstantKind.Primitive, Value: int value } ? value : fallback;

    public static double Number(AttributeData attribute, double fallback) =>
        First(attribute) is { Kind: TypedConstantKind.Primitive, Value: double value } ? value : fallback;

    public static double Named(AttributeData attribute, string name, double fallback) => Named<double>(attribute, name) ?? fallback;

    public static int NamedInteger(AttributeData attribute, string name, int fallback) => Named<int>(attribute, name) ?? fallback;

    public static ImmutableArray<T> Array<T>(AttributeData attribute)
    {
        if (First(attribute) is not { Kind: TypedConstantKind.Array, IsNull: false } array)
            return ImmutableArray<T>.Empty;

        return array.Values.Where(item => item.Value is T).Select(item => (T)item.Value!).ToImmutableArray();
    }

    /// <summary>The enum value of the first argument as a number, or null.</summary>
    public static int? EnumValue(AttributeData attribute) =>
        First(attribute) is { Kind: TypedConstantKind.Enum, Value: int value } ? value : null;

    public static WeightDeclaration Weights(AttributeData? attribute)
    {
        if (attribute is null)
            return default;

        return First(attribute) is { Kind: TypedConstantKind.Enum }
            ? new WeightDeclaration(default, IsBalanced: true)
            : new WeightDeclaration(new EquatableArray<double>(Array<double>(attribute)), IsBalanced: false);
    }

    private static T? Named<T>(AttributeData attribute, string name)
        where T : struct
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name && argument.Value is { Kind: TypedConstantKind.Primitive, Value: T value })
                return value;
        }

        return null;
    }

    private static TypedConstant? First(AttributeData attribute) =>
        attribute.ConstructorArguments.Length > 0 ? attribute.ConstructorArguments[0] : null;
}
