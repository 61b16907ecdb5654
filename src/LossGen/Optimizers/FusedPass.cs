using System.Numerics;
using System.Runtime.CompilerServices;

namespace LossGen;

/// <summary>Goes through a parameter once: weights, gradient and memories of a vector of elements are read, the rule applied, all but the gradient written back.</summary>
internal static unsafe class FusedPass
{
    /// <summary>Elements below which a part is not worth a thread.</summary>
    private const long LeastPart = 1 << 16;

    /// <summary>Makes the pass, on as many threads as the operands say and the elements are worth.</summary>
    public static void Run<TRule>(TRule rule, in FusedOperands operands)
        where TRule : struct, IFusedRule
    {
        var parts = (int)Math.Min(operands.Threads, operands.Count / LeastPart);
        if (parts > 1)
            FusedFork<TRule>.Run(rule, operands, parts);
        else
            Part(rule, operands);
    }

    /// <summary>Makes the pass on this thread.</summary>
    public static void Part<TRule>(TRule rule, in FusedOperands operands)
        where TRule : struct, IFusedRule
    {
        var weights = (float*)operands.Weights;
        var gradient = (float*)operands.Gradient;
        var first = (float*)operands.First;
        var second = (float*)operands.Second;
        var third = (float*)operands.Third;
        var width = Vector<float>.Count;
        var whole = (nint)(operands.Count - (operands.Count % width));
        var factor = new Vector<float>(operands.Factor);
        for (nint place = 0; place < whole; place += width)
            Step(ref rule, factor, weights + place, gradient + place, first + place, second + place, third + place);

        if (whole < operands.Count)
            Rest(ref rule, factor, weights + whole, gradient + whole, first + whole, second + whole, third + whole, (int)(operands.Count - whole));
    }

    // By reference and inlined: a rule that is passed on by value would be copied for every vector.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step<TRule>(ref TRule rule, Vector<float> factor, float* weights, float* gradient, float* first, float* second, float* third)
        where TRule : struct, IFusedRule
    {
        var weight = Vector.Load(weights);
        var firsts = TRule.Memories > 0 ? Vector.Load(first) : default;
        var seconds = TRule.Memories > 1 ? Vector.Load(second) : default;
        var thirds = TRule.Memories > 2 ? Vector.Load(third) : default;
        rule.Step(ref weight, Vector.Load(gradient) * factor, ref firsts, ref seconds, ref thirds);
        weight.Store(weights);
        if (TRule.Memories > 0)
            firsts.Store(first);
        if (TRule.Memories > 1)
            seconds.Store(second);
        if (TRule.Memories > 2)
            thirds.Store(third);
    }

    /// <summary>The elements that fill no vector, in vectors of their own. What is beyond them is 0, and dropped.</summary>
    private static void Rest<TRule>(ref TRule rule, Vector<float> factor, float* weights, float* gradient, float* first, float* second, float* third, int count)
        where TRule : struct, IFusedRule
    {
        var width = Vector<float>.Count;
        var space = stackalloc float[5 * width];
        Span<nint> sources = [(nint)weights, (nint)gradient, (nint)first, (nint)second, (nint)third];
        var used = 2 + TRule.Memories;
        for (var part = 0; part < used; part++)
            new Span<float>((float*)sources[part], count).CopyTo(new Span<float>(space + (part * width), count));

        Step(ref rule, factor, space, space + width, space + (2 * width), space + (3 * width), space + (4 * width));
        for (var part = 0; part < used; part++)
            new Span<float>(space + (part * width), count).CopyTo(new Span<float>((float*)sources[part], count));
    }
}
