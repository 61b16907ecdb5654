using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Sites;

/// <summary>One thing that happens in a training run.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Subject">The variable of the optimizer, scheduler or model it happens to; null where that is no variable.</param>
/// <param name="Node">Where: the statement's call, or the call of the helper that contains it.</param>
internal sealed record Effect(EffectKind Kind, ISymbol? Subject, SyntaxNode Node)
{
    /// <summary>The subject as written in the analysed method.</summary>
    public string SubjectText { get; init; } = string.Empty;

    /// <summary>The called method.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>The model whose parameters an optimizer is made of.</summary>
    public ISymbol? Other { get; init; }

    /// <summary>The innermost loop around it in the analysed method.</summary>
    public TrainingLoop? Loop { get; init; }

    /// <summary>Whether it happens only on some rounds.</summary>
    public bool IsConditional { get; init; }

    /// <summary>Whether gradients are cleared through the model.</summary>
    public bool IsOfModule { get; init; }

    /// <summary>Whether the gradients of an optimizer may be clear after it.</summary>
    public bool Clears(ISymbol optimizer) =>
        Kind == EffectKind.ZeroGrad && (Subject is null || IsOfModule || SymbolEqualityComparer.Default.Equals(Subject, optimizer));

    public bool Equals(Effect? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
