using TorchSharp;

namespace LossGen;

/// <summary>What the steps of Adam and AdamW have in common.</summary>
internal static class AdamPass
{
    public static void Run(
        AdamMoments moments,
        double kept,
        (double Beta1, double Beta2, double Epsilon, double Rate, long Step) at,
        in FusedOperands operands,
        (torch.Tensor Mean, torch.Tensor Square, torch.Tensor? Greatest) state)
    {
        if (state.Greatest is null)
            FusedPass.Run(new AdamRule<CurrentSquare>(moments, kept, at.Beta1, at.Beta2, at.Epsilon, at.Rate, at.Step), operands.With(state.Mean, state.Square));
        else
            FusedPass.Run(new AdamRule<GreatestSquare>(moments, kept, at.Beta1, at.Beta2, at.Epsilon, at.Rate, at.Step), operands.With(state.Mean, state.Square, state.Greatest));
    }
}
