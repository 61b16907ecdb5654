using TorchSharp;

namespace LossGen;

/// <summary>What the steps of Adam and AdamW have in common.</summary>
internal static class AdamPass
{
    public static void Run(
        AdamMoments moments,
        double kept,
        (double Beta1, double Beta2, double Epsilon, double Rate, long Step) at,
        nint weights,
        nint gradient,
        long count,
        (torch.Tensor Mean, torch.Tensor Square, torch.Tensor? Greatest) state)
    {
        var (mean, square) = (TensorAddress.Of(state.Mean), TensorAddress.Of(state.Square));
        if (state.Greatest is null)
            FusedPass.Run(new AdamRule<CurrentSquare>(moments, kept, at.Beta1, at.Beta2, at.Epsilon, at.Rate, at.Step), new FusedOperands(weights, gradient, count, mean, square));
        else
            FusedPass.Run(new AdamRule<GreatestSquare>(moments, kept, at.Beta1, at.Beta2, at.Epsilon, at.Rate, at.Step), new FusedOperands(weights, gradient, count, mean, square, TensorAddress.Of(state.Greatest)));
    }
}
