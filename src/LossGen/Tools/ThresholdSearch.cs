namespace LossGen;

/// <summary>Tries every threshold that tells the examples of one label apart.</summary>
/// <param name="descending">The outputs, from the highest, with what is true.</param>
/// <param name="scale">The scale on which thresholds are.</param>
internal sealed class ThresholdSearch((float Output, bool Applies)[] descending, DecisionThresholds scale)
{
    private const double LeastGap = 1e-6;

    /// <summary>Examples that have the label.</summary>
    public long Positives { get; } = descending.LongCount(one => one.Applies);

    /// <summary>Whether there are examples with the label and without it.</summary>
    public bool CanTell => Positives > 0 && Positives < descending.Length;

    /// <summary>Finds the best.</summary>
    /// <exception cref="DataException">No threshold comes into question.</exception>
    public TunedThreshold Best(string label, ThresholdAim aim)
    {
        var byItself = new DecisionThresholds(1, scale.AreScores);
        var neutral = byItself[0];
        var atNeutral = CountsAbove(byItself.OnOutput(0));
        var before = aim.Value(atNeutral);
        if (!CanTell)
            return new TunedThreshold(label, neutral, Positives, before, before);

        var (best, threshold) = (aim.Allows?.Invoke(atNeutral) == false ? double.NegativeInfinity : before, neutral);
        var nearest = 0.0;
        var (truePositives, falsePositives) = (0L, 0L);
        for (var place = 0; place < descending.Length; place++)
        {
            truePositives += descending[place].Applies ? 1 : 0;
            falsePositives += descending[place].Applies ? 0 : 1;

            if (!IsToldFromNext(place))
                continue;

            var counts = Counts(truePositives, falsePositives);
            nearest = Math.Max(nearest, aim.Bounded?.Invoke(counts) ?? 0);
            if (aim.Allows?.Invoke(counts) == false)
                continue;

            var value = aim.Value(counts);
            var candidate = Below(place);
            if (value > best || (value == best && Math.Abs(candidate - neutral) < Math.Abs(threshold - neutral)))
                (best, threshold) = (value, candidate);
        }

        return double.IsNegativeInfinity(best)
            ? throw new DataException($"No threshold of {label} gives a {aim.Name}: {MetricsText.Number(nearest)} is the most that these examples allow. Ask for less, or train a model that tells them apart better.")
            : new TunedThreshold(label, threshold, Positives, before, best);
    }

    /// <summary>Halfway to the next output, so that rounding does not decide; below the last, as far down as the scale goes.</summary>
    private double Below(int place)
    {
        var output = scale.OfOutput(descending[place].Output);
        return place + 1 < descending.Length
            ? (output + scale.OfOutput(descending[place + 1].Output)) / 2
            : scale.AreScores ? output - 1 : output / 2;
    }

    /// <summary>Whether a threshold fits between an output and the next, further from both than float32 rounds.</summary>
    private bool IsToldFromNext(int place)
    {
        if (place + 1 == descending.Length)
            return true;

        var (upper, lower) = (scale.OfOutput(descending[place].Output), scale.OfOutput(descending[place + 1].Output));
        return upper - lower > LeastGap * Math.Abs(upper);
    }

    private DecisionCounts CountsAbove(double output)
    {
        var above = descending.TakeWhile(one => one.Output > output).ToArray();
        var truePositives = above.LongCount(one => one.Applies);
        return Counts(truePositives, above.Length - truePositives);
    }

    private DecisionCounts Counts(long truePositives, long falsePositives) =>
        new(truePositives, falsePositives, descending.Length - Positives - falsePositives, Positives - truePositives);
}
