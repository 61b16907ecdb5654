using LossGen.Analyzers.Tests.HandWritten;

namespace LossGen.GroundTruth.Tests.Rules;

/// <summary>A mistake, the same computation done right, and what the mistake does.</summary>
/// <param name="Rule">The rule that reports the mistake.</param>
/// <param name="Right">The right computation, written independently of the rule's fix, with the same random numbers in the same order.</param>
/// <param name="Harm">What the mistake does when it runs.</param>
/// <param name="Wrong">The mistake; the first wrong code of the rule's own tests where none is given.</param>
/// <param name="Members">Members of the class around it; the right code may need others.</param>
/// <param name="RightMembers">The members of the right code, where they differ.</param>
internal sealed record HarmCase(string Rule, string Right, Harm Harm, string? Wrong = null, string? Members = null, string? RightMembers = null)
{
    /// <summary>The rule's own tests; null for rules about classes, which have tests of another form.</summary>
    public RuleCase? Tested => RuleCases.All.SingleOrDefault(one => one.Rule == Rule);

    /// <summary>Whether the rule's page tells of it; a further form of the same mistake need not be.</summary>
    public bool IsTold { get; init; } = true;

    /// <summary>Whether the mistake damages the memory of its process, and is run in one of its own.</summary>
    public bool IsDamaging { get; init; }

    /// <summary>What differs from the case before, for the page.</summary>
    public string? When { get; init; }

    /// <summary>The mistake as a whole file.</summary>
    public string WrongSource => Source(Wrong ?? Tested!.Wrong[0], Members ?? Tested?.Members ?? string.Empty);

    /// <summary>The right computation as a whole file.</summary>
    public string RightSource => Source(Right, RightMembers ?? Members ?? Tested?.Members ?? string.Empty);

    /// <summary>A file around a body in which <c>X</c> is a batch [8, 16] that takes a gradient.</summary>
    private static string Source(string body, string members) =>
        RuleTest.Usings + RuleTest.Body("X.requires_grad_(); Leaf = X;\n        " + body, "public static Tensor Leaf;\n    " + members);
}
