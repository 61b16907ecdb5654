using LossGen.Analyzers.Interpretation;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Sites;

/// <summary>One thing that happens in a training run.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Subject">The optimizer, scheduler or model it happens to; null where that is not known, or a helper's own.</param>
/// <param name="Node">Where: the statement's call, or the call of the helper that contains it.</param>
internal sealed record Effect(EffectKind Kind, HeapObject? Subject, SyntaxNode Node)
{
    /// <summary>The variable or member that the subject is known by; null where none holds it.</summary>
    public ISymbol? Symbol { get; init; }

    /// <summary>The name of the subject, for messages.</summary>
    public string SubjectName => Symbol?.Name ?? SubjectText;

    /// <summary>The subject as written in the analyzed method.</summary>
    public string SubjectText { get; init; } = string.Empty;

    /// <summary>The called method.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>The model whose parameters an optimizer is made of.</summary>
    public HeapObject? Other { get; init; }

    /// <summary>The variable or member that <see cref="Other"/> is known by.</summary>
    public ISymbol? OtherSymbol { get; init; }

    /// <summary>The innermost loop around it in the analyzed method.</summary>
    public TrainingLoop? Loop { get; init; }

    /// <summary>Whether operations record gradients there.</summary>
    public GradientMode Gradients { get; init; } = GradientMode.Unknown;

    /// <summary>Effects of one number follow each other on every run.</summary>
    public int Sequence { get; init; }

    /// <summary>Whether it happens only on some rounds.</summary>
    public bool IsConditional { get; init; }

    /// <summary>Whether a loop of the helper called at <see cref="Node"/> repeats it: one call of it is many of these.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>Whether gradients are cleared through the model.</summary>
    public bool IsOfModule { get; init; }

    /// <summary>The helper called at <see cref="Node"/>; null where the effect stands in the method itself.</summary>
    public IMethodSymbol? Callee { get; init; }

    /// <summary>Whether the gradients of an optimizer may be clear after it.</summary>
    public bool Clears(HeapObject optimizer) => Kind == EffectKind.ZeroGrad && (Subject is null || IsOfModule || Subject == optimizer);

    public bool Equals(Effect? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
