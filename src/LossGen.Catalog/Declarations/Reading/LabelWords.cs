using System.Globalization;
using Microsoft.CodeAnalysis;

namespace LossGen.Catalog.Declarations.Reading;

/// <summary>How messages speak of labels.</summary>
internal static class LabelWords
{
    public static string PerUnit(LabelUnit unit) => unit switch
    {
        LabelUnit.Token => " per token",
        LabelUnit.NextToken => " per token: the token that follows",
        LabelUnit.Pixel => " per pixel",
        LabelUnit.Transcript => " in a sequence",
        _ => "",
    };

    public static string Count(int count, string noun) =>
        count == 1 ? $"1 {noun}" : string.Format(CultureInfo.InvariantCulture, "{0} {1}", count, noun.EndsWith("s", StringComparison.Ordinal) ? noun + "es" : noun + "s");

    public static string WithArticle(string noun) => noun switch
    {
        "class probabilities" or "0/1" or "-1/+1" => noun,
        "one-hot row" => "a " + noun,
        _ => noun.TrimStart('\'') is ['a' or 'e' or 'i' or 'o', ..] ? "an " + noun : "a " + noun,
    };

    /// <summary>What a label's member is.</summary>
    public static string Describe(MemberDeclaration member, ITypeSymbol type, TaskEntry task) => member switch
    {
        { IsSingle: true, Value: ValueForm.Enum } => "an enum",
        { IsSingle: true, Value: ValueForm.Flags } => "a [Flags] enum",
        { IsSingle: false, Enum: not null } when task.HasManyLabels => $"a sequence of the enum {member.Enum.Type.Name}",
        { IsSingle: false, Enum: not null } => $"a set of the enum {member.Enum.Type.Name}",
        _ => WithArticle($"'{type.ToWords()}'"),
    };
}
