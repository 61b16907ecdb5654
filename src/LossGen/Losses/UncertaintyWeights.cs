using System.Diagnostics.CodeAnalysis;
using TorchSharp;
using TorchSharp.Modules;

namespace LossGen;

/// <summary>
/// Weighs the losses of several heads by what is learned of their noise: each loss is divided by a variance, and half the variance's logarithm is added, so that no variance grows without need.
/// It is a part of the model, under the name <see cref="ModuleName"/>, and is trained, saved and loaded with it. Weight decay leaves it alone.
/// </summary>
/// <remarks>Kendall, Gal, Cipolla: Multi-Task Learning Using Uncertainty to Weigh Losses for Scene Geometry and Semantics, CVPR 2018. For a loss L with factor w the best variance is 2 w L.</remarks>
public sealed class UncertaintyWeights : torch.nn.Module
{
    /// <summary>The name under which the model holds it.</summary>
    public const string ModuleName = "uncertainty";

    private static readonly Scalar Half = 0.5;

    private readonly Parameter _logVariances;

    private UncertaintyWeights(int heads)
        : base(nameof(UncertaintyWeights))
    {
        _logVariances = new Parameter(torch.zeros(heads));
        RegisterComponents();
    }

    /// <summary>The variance of each head, in the order of the model's outputs; 1 before training.</summary>
    public IReadOnlyList<double> Variances => [.. LogVariances().Select(logarithm => Math.Exp(logarithm))];

    /// <summary>Makes the weights a part of a model, which has them already where it was trained before.</summary>
    /// <typeparam name="TModel">The model's type.</typeparam>
    /// <param name="model">The model.</param>
    /// <param name="heads">The number of heads.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ArgumentException">The model has a part of that name that is something else.</exception>
    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The model owns its parts and disposes them.")]
    public static TModel AddTo<TModel>(TModel model, int heads)
        where TModel : torch.nn.Module
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfLessThan(heads, 1);
        var part = model.named_children().FirstOrDefault(child => child.name == ModuleName).module;
        if (part is null)
            model.register_module(ModuleName, new UncertaintyWeights(heads));
        else if (part is not UncertaintyWeights)
            throw new ArgumentException($"{typeof(TModel).Name} has a part named '{ModuleName}', a {part.GetType().Name}: the weights of the losses need that name. Rename it.", nameof(model));

        return model;
    }

    /// <summary>The weights that are a part of a model.</summary>
    /// <param name="model">A model to which they were added.</param>
    /// <returns>The weights.</returns>
    /// <exception cref="ArgumentException">The model has none.</exception>
    public static UncertaintyWeights Of(torch.nn.Module model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.named_children().Select(child => child.module).OfType<UncertaintyWeights>().FirstOrDefault()
            ?? throw new ArgumentException($"{model.GetType().Name} has no weights of losses. Add them first.", nameof(model));
    }

    /// <summary>The losses put together, times the number of examples. A head without a label that counts adds nothing, and its variance stays as it is.</summary>
    /// <param name="count">The number of the batch's examples.</param>
    /// <param name="totals">What the losses of a step of several batches are divided by; empty where the batch is a step of its own.</param>
    /// <param name="losses">The loss of each head over the batch, as many as there are variances.</param>
    /// <returns>N times the sum over the heads of weight * sum / denominator / variance, N and the denominators those of the step, and count times that of log(variance) / 2: a single value. The loop adds these up over the step's batches and divides by N.</returns>
    /// <exception cref="ArgumentException">The losses are not as many as the heads.</exception>
    public torch.Tensor Sum(int count, HeadTotals totals, params ReadOnlySpan<HeadLoss> losses)
    {
        ArgumentNullException.ThrowIfNull(totals);
        if (losses.Length != _logVariances.numel())
            throw new ArgumentException($"There are {losses.Length} losses for {_logVariances.numel()} heads.", nameof(losses));

        using var scope = torch.NewDisposeScope();
        using Scalar examples = (double)count;
        var total = torch.zeros_like(losses[0].Sum);
        for (var head = 0; head < losses.Length; head++)
        {
            if (totals.Of(head, losses[head].Denominator) == 0)
                continue;

            var logarithm = _logVariances[head];
            total += (logarithm.neg().exp() * HeadLosses.Scaled(losses[head], head, count, totals)) + logarithm.mul(Half).mul(examples);
        }

        return total.MoveToOuterDisposeScope();
    }

    /// <summary>The same of mean losses that are known: what an evaluation reports.</summary>
    /// <param name="losses">Weight times mean loss of each head.</param>
    /// <returns>The sum over the heads of loss / variance + log(variance) / 2.</returns>
    public double Total(params ReadOnlySpan<double> losses)
    {
        var logarithms = LogVariances();
        var total = 0.0;
        for (var head = 0; head < losses.Length; head++)
            total += (losses[head] * Math.Exp(-logarithms[head])) + (logarithms[head] / 2);

        return total;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _logVariances.Dispose();

        base.Dispose(disposing);
    }

    private float[] LogVariances()
    {
        using var scope = torch.NewDisposeScope();
        return _logVariances.detach().cpu().data<float>().ToArray();
    }
}
