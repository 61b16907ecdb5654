using LossGen.Catalog.Declarations;

namespace LossGen.Generators.Emission;

/// <summary>How the value of one member is read, checked and written.</summary>
internal static class FeatureText
{
    /// <summary>The call that checks an array of numbers and copies it into a span.</summary>
    public static string Row(string check, MemberDeclaration member, string value, string destination, string index, string name, string others = "")
    {
        var type = member.Value == ValueForm.Boolean ? "" : $"<{member.ElementType}>";
        var source = member.Collection switch
        {
            CollectionForm.Array => $"new global::System.ReadOnlySpan<{member.ElementType}>({value})",
            CollectionForm.Memory => value + ".Span",
            _ => value,
        };
        return $"global::LossGen.Check.{check}{type}({source}, {destination}, {index}, {name}{others})";
    }

    /// <summary>One element of an array member.</summary>
    public static string At(MemberDeclaration member, string value, string position) => member.Collection switch
    {
        CollectionForm.Memory => $"{value}.Span[{position}]",
        CollectionForm.List => $"((global::System.Collections.Generic.IReadOnlyList<{member.ElementType}>){value})[{position}]",
        _ => $"{value}[{position}]",
    };

    /// <summary>How many elements an array member holds, where it may be null.</summary>
    public static string CheckedLength(MemberDeclaration member, string value, string index, string name) => member.Collection == CollectionForm.Memory
        ? value + ".Length"
        : $"global::LossGen.Check.LengthOf({value}, {index}, {name})";

    /// <summary>How many steps a sequence has: its tokens, or its vectors.</summary>
    public static string Steps(InputDeclaration input, string value, string index, string name)
    {
        var length = CheckedLength(input.Features[0], value, index, name);
        return input.Form == InputForm.Vectors ? $"global::LossGen.Check.Vectors({length}, width: {Writing.CSharpLiteral.Of(input.Shape[0])}, {index}, {name})" : length;
    }

    /// <summary>How many numbers an array member holds.</summary>
    public static string Length(MemberDeclaration member, string value) => member.Collection switch
    {
        CollectionForm.Array or CollectionForm.Memory => value + ".Length",
        _ => $"((global::System.Collections.Generic.IReadOnlyList<{member.ElementType}>){value}).Count",
    };

    /// <summary>The class index of a member, as int64.</summary>
    public static string Index(MemberDeclaration member, int classes, string value, string index, string name) => member.Value switch
    {
        ValueForm.Enum => $"ClassIndexOf({value}, {index}, {name})",
        ValueForm.Boolean => $"{value} ? 1L : 0L",
        _ => $"global::LossGen.Check.ClassIndex({value}, {(classes > 0 ? Writing.CSharpLiteral.Of(classes) : "int.MaxValue")}, {index}, {name})",
    };
}
