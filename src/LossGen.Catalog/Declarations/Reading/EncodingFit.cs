namespace LossGen.Catalog.Declarations.Reading;

/// <summary>Which types can hold which encodings.</summary>
internal static class EncodingFit
{
    /// <summary>Why a member cannot hold labels of an encoding, or null where it can.</summary>
    public static string? WhyNot(LabelEncoding encoding, MemberDeclaration member, LabelUnit unit) => encoding switch
    {
        LabelEncoding.ClassIndex when unit != LabelUnit.Example => member is { Collection: CollectionForm.Array or CollectionForm.Memory or CollectionForm.List, Value: ValueForm.Enum or ValueForm.Boolean or ValueForm.Integer }
            ? null
            : $"class indices{LabelWords.PerUnit(unit)} are an array of integers, bools or of an enum",
        LabelEncoding.ClassIndex => member is { IsSingle: true, Value: ValueForm.Enum or ValueForm.Boolean or ValueForm.Integer }
            ? null
            : "a class index is one integer, enum or bool",
        LabelEncoding.OneHot => member is { IsSingle: true, Value: ValueForm.Enum or ValueForm.Boolean or ValueForm.Integer } or { IsRow: true, IsNumeric: true }
            ? null
            : "a one-hot row is an array of numbers, or is made of one integer or enum",
        LabelEncoding.Probabilities => member is { IsRow: true, Value: ValueForm.Floating }
            ? null
            : "probabilities are an array of floating-point numbers",
        LabelEncoding.Binary => member is { IsSingle: true, Value: ValueForm.Boolean or ValueForm.Integer or ValueForm.Floating or ValueForm.Enum }
            ? null
            : "0 or 1 is one number, bool or enum of two members",
        LabelEncoding.SignedBinary => member is { IsSingle: true, Value: ValueForm.Boolean or ValueForm.Integer or ValueForm.Floating or ValueForm.Enum }
            ? null
            : "-1 or +1 is one number, bool or enum of two members",
        LabelEncoding.MultiHot => member is { Value: ValueForm.Flags, IsSingle: true } or { IsSingle: false, Value: ValueForm.Enum } or { IsRow: true, IsNumeric: true }
            ? null
            : "a multi-hot row is an array of numbers or bools, a [Flags] enum or a set of an enum",
        LabelEncoding.ClassIndices => member is { IsSingle: false, Value: ValueForm.Enum or ValueForm.Integer }
            ? null
            : "class indices are an array, list or set of integers or of an enum",
        LabelEncoding.Relevance => member is { IsRow: true, IsNumeric: true } or { IsRow: true, Value: ValueForm.Enum }
            ? null
            : "relevances are an array, memory or list of numbers, bools or of an enum",
        LabelEncoding.Count => member is { IsSingle: true, Value: ValueForm.Integer or ValueForm.Floating }
            ? null
            : "a count is one number",
        LabelEncoding.Rank => member is { IsSingle: true, Value: ValueForm.Enum or ValueForm.Integer }
            ? null
            : "a rank is one integer or enum",
        LabelEncoding.Choice => member is { IsSingle: true, Value: ValueForm.Integer }
            ? null
            : "the position of a candidate is one integer",
        LabelEncoding.Span => member is { IsSingle: true, Value: ValueForm.Span }
            ? null
            : "a span is one TokenSpan",
        LabelEncoding.Real => member is { Value: ValueForm.Integer or ValueForm.Floating } and ({ IsSingle: true } or { IsRow: true })
            ? null
            : "a quantity is a number or an array of numbers",
        _ => "it is unknown",
    };
}
