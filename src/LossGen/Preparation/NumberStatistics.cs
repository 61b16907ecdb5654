namespace LossGen;

/// <summary>What the numbers of one member have in common: gathered one after the other, in float64.</summary>
/// <param name="keepsValues">Whether order statistics will be asked for, so that each number has to be kept.</param>
internal sealed class NumberStatistics(bool keepsValues)
{
    private readonly List<double> _values = [];
    private double _squares;
    private bool _isSorted;

    public long Count { get; private set; }

    public double Mean { get; private set; }

    public double Least { get; private set; } = double.PositiveInfinity;

    public double Greatest { get; private set; } = double.NegativeInfinity;

    /// <summary>The standard deviation of the population.</summary>
    public double Deviation => Math.Sqrt(_squares / Count);

    /// <summary>The value of which equally many are above and below; the mean of the two in the middle where their number is even.</summary>
    public double Median => Quantile(0.5);

    /// <summary>The most frequent value, the least of equally frequent ones.</summary>
    public double MostFrequent
    {
        get
        {
            Sort();
            var (best, bestCount, count) = (_values[0], 0, 0);
            for (var index = 0; index < _values.Count; index++)
            {
                count = index > 0 && _values[index] == _values[index - 1] ? count + 1 : 1;
                if (count > bestCount)
                    (best, bestCount) = (_values[index], count);
            }

            return best;
        }
    }

    /// <summary>Takes a number in: Welford's update, which stays exact where the mean is large beside the deviation.</summary>
    public void Add(double value)
    {
        Count++;
        var distance = value - Mean;
        Mean += distance / Count;
        _squares += distance * (value - Mean);
        Least = Math.Min(Least, value);
        Greatest = Math.Max(Greatest, value);
        if (keepsValues)
            _values.Add(value);
    }

    /// <summary>A quantile, interpolated between neighbors.</summary>
    /// <param name="level">From 0 to 1.</param>
    public double Quantile(double level)
    {
        Sort();
        var place = level * (_values.Count - 1);
        var below = (int)Math.Floor(place);
        var above = Math.Min(below + 1, _values.Count - 1);
        return _values[below] + ((place - below) * (_values[above] - _values[below]));
    }

    private void Sort()
    {
        if (_isSorted)
            return;

        _values.Sort();
        _isSorted = true;
    }
}
