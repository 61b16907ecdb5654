namespace Penguins;

public enum Species { Adelie, Chinstrap, Gentoo }

/// <summary>A penguin's measures, in millimetres and grams as they were taken, and its species.</summary>
[Standardize]
public sealed record Penguin(float BillLength, float BillDepth, float FlipperLength, float BodyMass, [Label] Species Species);
