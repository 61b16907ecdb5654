namespace LossGen.Analyzers.Tests.HandWritten;

/// <summary>A mistake that people made in public, in TorchSharp's words.</summary>
/// <param name="Id">Its number in the collection; controls begin with PN.</param>
/// <param name="Rule">The rule that must report it; null for controls and for what only a declaration can decide.</param>
/// <param name="Wrong">The method body with the mistake.</param>
/// <param name="Right">The method body without it; null for controls.</param>
/// <param name="Members">Types that the body needs.</param>
/// <param name="RightMembers">Types that the body without the mistake needs.</param>
public sealed record PublicCase(string Id, string? Rule, string Wrong, string? Right = null, string Members = "", string RightMembers = "")
{
    public override string ToString() => Id;
}
