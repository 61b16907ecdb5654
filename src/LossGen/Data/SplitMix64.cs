namespace LossGen;

/// <summary>The generator SplitMix64 (Steele, Lea and Flood, 2014): small, fast, and fixed for all time, unlike that of <see cref="Random"/>.</summary>
internal struct SplitMix64(ulong seed)
{
    private const ulong Increment = 0x9E3779B97F4A7C15;

    private ulong _state = seed;

    /// <summary>A seed made of two, so that neighbouring pairs give unrelated streams.</summary>
    public static ulong Mix(ulong first, ulong second)
    {
        var outer = new SplitMix64(first);
        var inner = new SplitMix64(unchecked(outer.Next() + second));
        return inner.Next();
    }

    public ulong Next()
    {
        unchecked
        {
            _state += Increment;
            var value = _state;
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }

    /// <summary>A number from 0 to bound - 1. The bias of scaling 64 bits to a bound below 2^31 is below 2^-33.</summary>
    public int Below(int bound) => (int)Math.BigMul(Next(), (ulong)bound, out _);
}
