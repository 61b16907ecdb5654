using TorchSharp.Modules;

namespace LossGen;

/// <summary>Parameters that are trained alike.</summary>
/// <param name="Parameters">The parameters.</param>
/// <param name="LearningRateFactor">What the learning rate is multiplied by.</param>
/// <param name="WeightDecay">Their weight decay.</param>
internal sealed record ParameterSet(IReadOnlyList<Parameter> Parameters, double LearningRateFactor, double WeightDecay)
{
    /// <summary>The same parameters in sets of limited size; one that is larger by itself stays alone.</summary>
    /// <param name="limit">Bytes of weights per set.</param>
    public IEnumerable<ParameterSet> Split(long limit)
    {
        var (part, bytes) = (new List<Parameter>(), 0L);
        foreach (var parameter in Parameters)
        {
            var size = parameter.numel() * parameter.element_size();
            if (part.Count > 0 && bytes + size > limit)
            {
                yield return this with { Parameters = part };
                (part, bytes) = ([], 0);
            }

            part.Add(parameter);
            bytes += size;
        }

        yield return this with { Parameters = part };
    }
}
