using System.Numerics;
using System.Runtime.CompilerServices;

namespace LossGen;

/// <summary>Which mean square divides Adam's step.</summary>
internal interface IAdamSquare
{
    /// <summary>The memories of the whole rule.</summary>
    static abstract int Memories { get; }

    /// <summary>The square that divides.</summary>
    static abstract Vector<float> Of(Vector<float> square, ref Vector<float> greatest);
}

/// <summary>The one at hand.</summary>
internal readonly struct CurrentSquare : IAdamSquare
{
    public static int Memories => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Of(Vector<float> square, ref Vector<float> greatest) => square;
}

/// <summary>The greatest so far. Reddi et al., 2018.</summary>
internal readonly struct GreatestSquare : IAdamSquare
{
    public static int Memories => 3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Of(Vector<float> square, ref Vector<float> greatest) => greatest = Vector.Max(greatest, square);
}
