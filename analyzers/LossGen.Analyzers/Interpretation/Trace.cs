using LossGen.Analyzers.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Interpretation;

/// <summary>What a run meets: the places for rules, and what happens to the training, in the order of the code.</summary>
internal sealed class Trace
{
    private readonly List<Effect> _effects = [];
    private readonly List<TrainingLoop> _loops = [];
    private readonly Dictionary<(EffectKind, SyntaxNode, HeapObject?), int> _known = [];
    private readonly Dictionary<HeapObject, ISymbol> _names = [];
    private TrainingLoop? _loop;
    private int _sequence;

    /// <summary>The places for rules.</summary>
    public List<Site> Sites { get; } = [];

    /// <summary>Where the trace stands.</summary>
    public (int Sites, int Effects, int Loops) Mark() => (Sites.Count, _effects.Count, _loops.Count);

    /// <summary>Takes back what was noted since a mark.</summary>
    public void Rewind((int Sites, int Effects, int Loops) mark)
    {
        Sites.RemoveRange(mark.Sites, Sites.Count - mark.Sites);
        _effects.RemoveRange(mark.Effects, _effects.Count - mark.Effects);
        _loops.RemoveRange(mark.Loops, _loops.Count - mark.Loops);
    }

    /// <summary>What was noted since a mark.</summary>
    public (Site[] Sites, Effect[] Effects) Since((int Sites, int Effects, int Loops) mark) => (Sites.Skip(mark.Sites).ToArray(), _effects.Skip(mark.Effects).ToArray());

    /// <summary>Calls an object by the first variable or member that held it.</summary>
    public void Name(HeapObject @object, ISymbol symbol)
    {
        if (!_names.ContainsKey(@object)) _names[@object] = symbol;
    }

    /// <summary>Notes a site.</summary>
    public void Add(Site site) => Sites.Add(site);

    /// <summary>Notes an effect, once for all paths that lead to it.</summary>
    public void Add(Effect effect)
    {
        var key = (effect.Kind, effect.Node, effect.Subject);
        if (_known.TryGetValue(key, out var at) && at < _effects.Count && _effects[at] is var known && known.Kind == effect.Kind && known.Node == effect.Node && known.Subject == effect.Subject && known.Loop == _loop) return;

        _known[key] = _effects.Count;
        _effects.Add(effect with { Loop = _loop, Sequence = _sequence });
    }

    /// <summary>Begins what happens on some runs only, or ends it.</summary>
    public void EnterBranch() => _sequence++;

    /// <summary>Enters a loop. Those of helpers belong to the round of the caller's loop.</summary>
    public void EnterLoop(SyntaxNode node, bool isOwn)
    {
        if (!isOwn) return;

        _sequence++;
        _loop = _loops.Find(loop => loop.Node == node && loop.Outer == _loop) ?? Begin();

        TrainingLoop Begin()
        {
            var loop = new TrainingLoop(node, _loop);
            _loops.Add(loop);
            return loop;
        }
    }

    /// <summary>Leaves the loop.</summary>
    public void LeaveLoop(bool isOwn)
    {
        if (!isOwn) return;

        _sequence++;
        _loop = _loop?.Outer;
    }

    /// <summary>All that happens to the training in a method.</summary>
    public TrainingSite? ToTraining(IBlockOperation? block)
    {
        if (block is null || _effects.Count == 0) return null;

        var effects = _effects.Select(effect => Visible(effect, block.Syntax)).ToArray();
        foreach (var effect in effects)
        {
            for (var loop = effect.Loop; loop is not null; loop = loop.Outer) loop.Effects.Add(effect);
        }

        var sequences = effects.GroupBy(effect => effect.Sequence).Select(group => (IReadOnlyList<Effect>)group.ToArray()).ToArray();
        return new TrainingSite(effects, _loops.OrderBy(Depth).ThenBy(loop => loop.Node.SpanStart).ToArray(), sequences, block.Syntax, block.SemanticModel!);
    }

    private static int Depth(TrainingLoop loop) => loop.Outer is null ? 0 : Depth(loop.Outer) + 1;

    // What a helper makes and keeps to itself is the helper's business: it is looked at by itself.
    private Effect Visible(Effect effect, SyntaxNode block)
    {
        if (effect.Subject is not { } subject) return effect;

        var symbol = _names.TryGetValue(subject, out var name) ? name : null;
        var isOwn = effect.Callee is null || (symbol is not null && (symbol is not (ILocalSymbol or IParameterSymbol) || IsIn(block, symbol)));
        return isOwn
            ? effect with { Symbol = symbol, SubjectText = effect.SubjectText.Length > 0 ? effect.SubjectText : symbol?.Name ?? string.Empty, OtherSymbol = effect.Other is { } other && _names.TryGetValue(other, out var of) ? of : null }
            : effect with { Subject = null };
    }

    private static bool IsIn(SyntaxNode block, ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == block.SyntaxTree && (block.Parent ?? block).FullSpan.Contains(reference.Span));
}
