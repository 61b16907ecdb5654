using System.Globalization;

namespace LossGen;

/// <summary>Maps values to places along an axis, with ticks at round numbers.</summary>
internal sealed class AxisScale
{
    private const int TargetTicks = 5;

    private AxisScale(double least, double greatest, double step, bool isLogarithmic = false)
    {
        IsLogarithmic = isLogarithmic;
        Least = least;
        Greatest = greatest;
        Step = step;
    }

    public double Least { get; }

    public double Greatest { get; }

    private double Step { get; }

    /// <summary>Whether the axis runs over exponents of ten.</summary>
    private bool IsLogarithmic { get; }

    /// <summary>The ticks, from the least to the greatest.</summary>
    public IEnumerable<double> Ticks
    {
        get
        {
            for (var index = (long)Math.Ceiling((Least / Step) - 1e-9); index * Step <= Greatest + (Step * 1e-9); index++)
                yield return index * Step;
        }
    }

    /// <summary>An axis that holds all values, its ends at ticks where it is rounded.</summary>
    public static AxisScale Of(IEnumerable<double> values, bool isRounded)
    {
        var (least, greatest) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values.Where(double.IsFinite))
            (least, greatest) = (Math.Min(least, value), Math.Max(greatest, value));

        if (least > greatest)
            (least, greatest) = (0, 1);
        if (least == greatest)
            (least, greatest) = (least - (Math.Abs(least) * 0.1) - 1e-3, greatest + (Math.Abs(greatest) * 0.1) + 1e-3);

        var step = Round((greatest - least) / TargetTicks);
        return isRounded
            ? new AxisScale(Math.Floor((least / step) + 1e-9) * step, Math.Ceiling((greatest / step) - 1e-9) * step, step)
            : new AxisScale(least, greatest, step);
    }

    /// <summary>An axis on which each power of ten takes as much room as the next. The values are above 0.</summary>
    public static AxisScale OfPowers(IEnumerable<double> values)
    {
        var linear = Of(values.Select(Math.Log10), isRounded: false);
        return new AxisScale(linear.Least, linear.Greatest, Math.Max(1, Math.Round(linear.Step)), isLogarithmic: true);
    }

    /// <summary>Whether a value lies on the axis.</summary>
    public bool Holds(double value) => Part(value) is >= 0 and <= 1;

    /// <summary>Where a value lies, 0 to 1.</summary>
    public double Part(double value) => ((IsLogarithmic ? Math.Log10(value) : value) - Least) / (Greatest - Least);

    /// <summary>The value at a tick.</summary>
    public double Value(double tick) => IsLogarithmic ? Math.Pow(10, tick) : tick;

    /// <summary>A tick as text, with as many decimals as its neighbours need.</summary>
    public string Label(double tick)
    {
        if (IsLogarithmic)
            return string.Create(CultureInfo.InvariantCulture, $"1e{tick:0}");

        var size = Math.Max(Math.Abs(Least), Math.Abs(Greatest));
        if (size is < 1e-3 or >= 1e6)
            return tick == 0 ? "0" : tick.ToString("0.##e+0", CultureInfo.InvariantCulture);

        var decimals = Math.Max(0, (int)Math.Ceiling(-Math.Log10(Step) - 1e-9));
        return tick.ToString($"F{decimals}", CultureInfo.InvariantCulture);
    }

    /// <summary>The next of 1, 2, 2.5, 5, 10 times a power of ten.</summary>
    private static double Round(double step)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        foreach (var factor in (double[])[1, 2, 2.5, 5])
        {
            if (step <= factor * power * (1 + 1e-9))
                return factor * power;
        }

        return 10 * power;
    }
}
