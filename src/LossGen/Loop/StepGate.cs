using System.Globalization;

namespace LossGen;

/// <summary>Checks the gradients of a step and clips them: whether it is made at all.</summary>
internal sealed class StepGate(TrainingOptions options)
{
    /// <summary>Keeps a norm of 0 from dividing by 0; the value of clip_grad_norm_.</summary>
    private const double Epsilon = 1e-6;

    /// <summary>Steps whose gradients were not finite or too large, and that were left out or reported.</summary>
    public long Skipped { get; set; }

    /// <summary>The norm of the last step's gradients, before clipping; NaN where it was not computed.</summary>
    public double Norm { get; private set; } = double.NaN;

    /// <summary>Warns of what is wrong though it is a number.</summary>
    public GradientWatch? Watch { get; set; }

    /// <summary>Checks and clips.</summary>
    /// <param name="gradients">Those of the step.</param>
    /// <param name="loop">Where the run is, for messages.</param>
    /// <returns>Whether the step is to be made.</returns>
    /// <exception cref="TrainingException">The gradients are not finite or too large, and the options say to stop.</exception>
    public bool Admit(IGradients gradients, TrainingLoop loop)
    {
        if ((options.ClipNorm is not null || options.CheckGradients || options.MaxGradientNorm is not null) && !Check(gradients, loop))
            return false;

        // What is not finite cannot be clipped; where it is only reported, the step is made with it.
        if (options.ClipNorm is { } norm && double.IsFinite(Norm) && norm / (Norm + Epsilon) is < 1 and var factor)
            gradients.Scale(factor);
        if (options.ClipValue is { } value)
            gradients.Clip(value);

        return true;
    }

    /// <summary>The loss or the gradients are no number.</summary>
    public static TrainingException NotFinite(string what, double value, TrainingLoop loop) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"The {what} is {value} in epoch {loop.Epoch}, step {loop.Batch}. The weights are those of the step before. Likely causes: the learning rate, {loop.LearningRate}, is too high (try a tenth); features or targets are of very different or very large scales (standardise them); the model divides by zero or takes the logarithm or root of what is not positive."));

    private bool Check(IGradients gradients, TrainingLoop loop)
    {
        Norm = gradients.Norm();
        if (Norm <= (options.MaxGradientNorm ?? double.MaxValue))
        {
            Watch?.Judge(Norm, loop.Step + 1);
            return true;
        }

        if (options.OnNotFinite == NotFiniteAction.Stop)
            throw double.IsFinite(Norm) ? Exploded(loop) : NotFinite("norm of the gradients", Norm, loop);

        Skipped++;
        return options.OnNotFinite == NotFiniteAction.Report;
    }

    private TrainingException Exploded(TrainingLoop loop) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"The norm of the gradients is {Norm:g4} in epoch {loop.Epoch}, step {loop.Batch}, above MaxGradientNorm, {options.MaxGradientNorm}. The weights are those of the step before. Likely causes: the learning rate, {loop.LearningRate}, is too high (try a tenth, or a warm-up); no ClipNorm is set; features or targets are very large (standardise them). OnNotFinite leaves such steps out instead."));
}
