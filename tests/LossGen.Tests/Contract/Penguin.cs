using LossGen;

namespace Penguins;

public enum Species
{
    Adelie,
    Chinstrap,
    Gentoo,
}

public sealed record Penguin(float BillLength, float BillDepth, float FlipperLength, float BodyMass, [Label] Species Species);
