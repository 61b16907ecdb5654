namespace Penguins;

public enum Species { Adelie, Chinstrap, Gentoo }

/// <summary>A penguin's measures, in standard deviations from the mean of those it is compared with (see <see cref="PenguinTable"/>), and its species.</summary>
public sealed record Penguin(float BillLength, float BillDepth, float FlipperLength, float BodyMass, [Label] Species Species);
