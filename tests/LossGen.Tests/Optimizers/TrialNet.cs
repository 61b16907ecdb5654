using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LossGen.Tests;

/// <summary>A model with every kind of parameter that an optimizer meets: tied, frozen, never used, used late, used now and then; of sizes that fill no vector.</summary>
internal sealed class TrialNet : nn.Module<Tensor, Tensor>
{
    public const int Words = 9;

    private const int Width = 7;
    private const int LateStep = 10;

    private readonly Embedding _embedding = nn.Embedding(Words, Width);
    private readonly Linear _first = nn.Linear(Width, 2 * Width);
    private readonly Linear _second = nn.Linear(2 * Width, Width);
    private readonly LayerNorm _norm = nn.LayerNorm(Width);
    private readonly Linear _frozen = nn.Linear(Width, Width);
    private readonly Linear _never = nn.Linear(Width, 3);
    private readonly Linear _late = nn.Linear(Width, Width);
    private readonly Linear _rare = nn.Linear(Width, Width);
    private readonly Linear _decoder = nn.Linear(Width, Words);

    public TrialNet()
        : base(nameof(TrialNet))
    {
        _decoder.weight = _embedding.weight!;
        RegisterComponents();
    }

    /// <summary>The step at hand, from 0.</summary>
    public int Step { get; set; }

    /// <summary>Logits, [N, 9].</summary>
    public override Tensor forward(Tensor input)
    {
        var hidden = _norm.call(_second.call(_first.call(_embedding.call(input)).tanh()) + _frozen.call(_embedding.call(input)));
        if (Step >= LateStep)
            hidden += _late.call(hidden).tanh();
        if (Step % 3 == 0)
            hidden += _rare.call(hidden).tanh();

        return _decoder.call(hidden);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var module in (nn.Module[])[_embedding, _first, _second, _norm, _frozen, _never, _late, _rare, _decoder])
                module.Dispose();
        }

        base.Dispose(disposing);
    }
}
