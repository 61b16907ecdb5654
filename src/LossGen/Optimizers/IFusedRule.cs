using System.Numerics;

namespace LossGen;

/// <summary>How an optimizer changes a vector of weights. A struct, so that the pass over all elements is compiled for it.</summary>
internal interface IFusedRule
{
    /// <summary>How many memories it uses: 0 to 3.</summary>
    static abstract int Memories { get; }

    /// <summary>Changes weights and memories.</summary>
    void Step(ref Vector<float> weight, Vector<float> gradient, ref Vector<float> first, ref Vector<float> second, ref Vector<float> third);
}
