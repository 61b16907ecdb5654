using System.Globalization;

namespace LossGen;

/// <summary>
/// Warns of gradients that are wrong though they are numbers: parameters that none reaches, parameters whose gradient is always 0 (a dead head, dead units), and a norm that explodes.
/// Looks at each parameter only at steps 1, 2, 4, 8 and so on, since looking costs about as much as clipping.
/// </summary>
/// <param name="parameters">The names of the parameters that are trained, each with its place in <see cref="IParameterUpdate.Parameters"/>.</param>
/// <param name="warn">Takes the warnings.</param>
internal sealed class GradientWatch(IReadOnlyList<(string Name, int Place)> parameters, Action<string> warn)
{
    /// <summary>Looks in a row after which a gradient of 0 is no chance: heads that start at 0 let none through at first.</summary>
    private const int DeadLooks = 5;

    /// <summary>Times its usual size at which a norm counts as exploding.</summary>
    private const double ExplosionFactor = 100;
    private const int UsualAfter = 10;
    private const double Smoothing = 0.9;
    private const int MaxNames = 8;

    private readonly int[] _zeroLooks = new int[parameters.Count];
    private long _steps;
    private long _norms;
    private double _usualLogarithm;
    private bool _hasWarnedOfZeros;
    private bool _hasWarnedOfExplosion;

    /// <summary>Looks at the gradients of a step, before they are clipped.</summary>
    public void Look(IGradients gradients)
    {
        _steps++;
        if (!System.Numerics.BitOperations.IsPow2(_steps))
            return;

        var unreached = new List<string>();
        for (var index = 0; index < parameters.Count; index++)
        {
            var norm = gradients.Norm(parameters[index].Place);
            if (norm is null)
                unreached.Add(parameters[index].Name);

            _zeroLooks[index] = norm == 0 ? _zeroLooks[index] + 1 : 0;
        }

        if (_steps == 1 && unreached.Count > 0)
            warn($"No gradient reaches {Names(unreached)}: the loss does not depend on {(unreached.Count == 1 ? "it" : "them")}, and training leaves {(unreached.Count == 1 ? "it" : "them")} as {(unreached.Count == 1 ? "it is" : "they are")}. Likely causes: forward does not use {(unreached.Count == 1 ? "it" : "them")}; detach, no_grad or a detour through numbers cuts the graph. Where that is meant, freeze with TrainingOptions.ParameterGroups.");

        WarnOfZeros();
    }

    /// <summary>Takes in the norm of a step's gradients, which is finite.</summary>
    public void Judge(double norm, long step)
    {
        var usual = Math.Exp(_usualLogarithm);
        if (_norms >= UsualAfter && norm > ExplosionFactor * usual && !_hasWarnedOfExplosion)
        {
            _hasWarnedOfExplosion = true;
            warn(string.Create(CultureInfo.InvariantCulture, $"The gradients explode: their norm is {norm:g3} at step {step}, where {usual:g3} was usual. Lower the learning rate, warm up longer, or set TrainingOptions.ClipNorm to about {usual:g2}; MaxGradientNorm leaves such steps out or stops."));
        }

        if (norm <= 0)
            return;

        _usualLogarithm = _norms == 0 ? Math.Log(norm) : (Smoothing * _usualLogarithm) + ((1 - Smoothing) * Math.Log(norm));
        _norms++;
    }

    private void WarnOfZeros()
    {
        if (_hasWarnedOfZeros)
            return;

        var dead = parameters.Where((_, index) => _zeroLooks[index] >= DeadLooks).Select(entry => entry.Name).ToArray();
        if (dead.Length == 0)
            return;

        _hasWarnedOfZeros = true;
        var what = dead.Length == parameters.Count ? "every parameter, so the head is dead and nothing is learned" : Names(dead);
        warn(string.Create(CultureInfo.InvariantCulture, $"The gradient is exactly 0 for {what}: at {DeadLooks} looks in a row, up to step {_steps}. Likely causes: units of a ReLU that are never above 0, or an output that is saturated (a lower learning rate, a normalization layer or LeakyReLU helps); a sigmoid, softmax or clamp before a loss that takes logits; a constant factor of 0."));
    }

    private static string Names(IReadOnlyList<string> names) =>
        names.Count <= MaxNames ? string.Join(", ", names) : $"{string.Join(", ", names.Take(MaxNames))} and {names.Count - MaxNames} more parameters";
}
