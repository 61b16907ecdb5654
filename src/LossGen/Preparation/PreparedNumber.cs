using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using TorchSharp;

namespace LossGen;

/// <summary>
/// A number on its way to the model: filled in where it is missing, then ln(1 + x), then times a factor, then scaled by what the training examples say. Arithmetic is float64, the result float32.
/// </summary>
public sealed class PreparedNumber : PreparedInput
{
    private readonly MissingFill? _fill;
    private readonly bool _log1p;
    private readonly double _factor;
    private readonly double _offset;
    private NumberStatistics? _statistics;
    private bool _fillsFirst;
    private ScaleFit _scale = ScaleFit.Identity;

    /// <summary>Declares what is done.</summary>
    /// <param name="member">The member's name.</param>
    /// <param name="scaling">How it is scaled by the training examples.</param>
    /// <param name="log1p">Whether its logarithm, ln(1 + x), is taken.</param>
    /// <param name="factor">What it is multiplied by.</param>
    /// <param name="offset">What is added then.</param>
    /// <param name="fill">What stands in for a missing value; null where none may be missing.</param>
    public PreparedNumber(string member, NumberScaling scaling = NumberScaling.None, bool log1p = false, double factor = 1, double offset = 0, MissingFill? fill = null)
        : base(member)
    {
        Scaling = scaling;
        (_log1p, _factor, _offset, _fill) = (log1p, factor, offset, fill);
    }

    /// <summary>How it is scaled.</summary>
    public NumberScaling Scaling { get; }

    /// <summary>What is subtracted: the mean, the least or the median of the training examples; 0 before they were seen.</summary>
    public double Center => _scale.Center;

    /// <summary>What is divided by: the standard deviation, the range, or the range between the quartiles; 1 before they were seen.</summary>
    public double Spread => _scale.Spread;

    /// <summary>What stands in for a missing value, in the member's own units.</summary>
    public double Fill { get; private set; }

    internal override int Passes => (IsFillFitted ? 1 : 0) + (Scaling == NumberScaling.None ? 0 : 1);

    internal override PreparedState State => new([_scale.Center, _scale.Spread, Fill], []);

    internal override string InWords => string.Join(", ", Parts().DefaultIfEmpty("as it is"));

    internal override string FittedInWords => string.Join(", ", FittedParts());

    internal override string? Warning => IsConstant ? $"'{Member}' is the same in every training example: the model learns nothing from it. Check where it comes from, or mark it [Ignore]." : null;

    private bool IsFillFitted => _fill is MissingFill.Mean or MissingFill.Median or MissingFill.MostFrequent;

    private bool IsConstant { get; set; }

    /// <summary>The value as the model gets it.</summary>
    /// <typeparam name="T">Any number.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="example">The position of the example.</param>
    /// <returns>It, prepared.</returns>
    /// <exception cref="DataException">It is not finite, and not declared as missing where it is NaN; or its logarithm does not exist.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Of<T>(T value, int example)
        where T : struct, INumberBase<T>
    {
        var prepared = (float)((Known(value, example) - _scale.Center) / _scale.Spread);
        return float.IsFinite(prepared) ? prepared : throw TooLarge(value, example);
    }

    /// <inheritdoc cref="Of{T}(T, int)"/>
    public float Of<T>(T? value, int example)
        where T : struct, INumberBase<T> => value is { } known ? Of(known, example) : Of(FillOf(example), example);

    /// <inheritdoc cref="Of{T}(T, int)"/>
    public float Of(bool? value, int example) => value is { } known ? Of(known ? 1.0 : 0.0, example) : Of(FillOf(example), example);

    /// <summary>Whether a value is missing.</summary>
    /// <typeparam name="T">Any number.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>1 where it is NaN, 0 otherwise.</returns>
    public static float Indicator<T>(T value)
        where T : struct, INumberBase<T> => T.IsNaN(value) ? 1f : 0f;

    /// <inheritdoc cref="Indicator{T}(T)"/>
    /// <returns>1 where it is null or NaN, 0 otherwise.</returns>
    public static float Indicator<T>(T? value)
        where T : struct, INumberBase<T> => value is { } known ? Indicator(known) : 1f;

    /// <inheritdoc cref="Indicator{T}(T)"/>
    public static float Indicator(bool? value) => value is null ? 1f : 0f;

    /// <summary>Learns from a training example.</summary>
    /// <typeparam name="T">Any number.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="example">The position of the example.</param>
    /// <exception cref="DataException">As <see cref="Of{T}(T, int)"/>.</exception>
    public void Observe<T>(T value, int example)
        where T : struct, INumberBase<T>
    {
        if (_statistics is null)
            return;

        if (!_fillsFirst)
            _statistics.Add(Known(value, example));
        else if (!T.IsNaN(value))
            _statistics.Add(Raw(value, example));
    }

    /// <inheritdoc cref="Observe{T}(T, int)"/>
    public void Observe<T>(T? value, int example)
        where T : struct, INumberBase<T>
    {
        if (value is { } known)
            Observe(known, example);
        else if (!_fillsFirst)
            Observe(FillOf(example), example);
    }

    /// <inheritdoc cref="Observe{T}(T, int)"/>
    public void Observe(bool? value, int example)
    {
        if (value is { } known)
            Observe(known ? 1.0 : 0.0, example);
        else if (!_fillsFirst)
            Observe(FillOf(example), example);
    }

    /// <summary>Brings predictions back to the member's own units.</summary>
    /// <param name="prepared">What the model returned for a prepared label, of any shape.</param>
    /// <returns>A new tensor of the same shape.</returns>
    public torch.Tensor Restore(torch.Tensor prepared)
    {
        ArgumentNullException.ThrowIfNull(prepared);
        var linear = prepared.mul(_scale.Spread).add(_scale.Center).sub(_offset).div(_factor);
        return _log1p ? linear.expm1() : linear;
    }

    /// <summary>Brings mean and log-variance back to the member's own units.</summary>
    /// <param name="prepared">What the model returned for a prepared label: mean and log-variance, float32 [N, 2].</param>
    /// <returns>The same in the label's units, [N, 2].</returns>
    public torch.Tensor RestoreNormal(torch.Tensor prepared)
    {
        ArgumentNullException.ThrowIfNull(prepared);
        return torch.stack([Restore(prepared.select(1, 0)), prepared.select(1, 1).add(2 * Math.Log(Math.Abs(_scale.Spread / _factor)))], 1);
    }

    internal override void Begin(int pass)
    {
        _fillsFirst = IsFillFitted && pass == 0;
        _statistics = pass < Passes ? new NumberStatistics(_fillsFirst ? _fill != MissingFill.Mean : Scaling == NumberScaling.Robust) : null;
    }

    internal override void Fix()
    {
        if (_statistics is null)
            return;

        if (_statistics.Count == 0)
            throw NothingKnown(_fillsFirst ? FillInWords() : "scale");

        if (_fillsFirst)
        {
            Fill = _fill switch
            {
                MissingFill.Mean => _statistics.Mean,
                MissingFill.Median => _statistics.Median,
                _ => _statistics.MostFrequent,
            };
        }
        else
        {
            _scale = ScaleFit.Of(Scaling, _statistics);
            IsConstant = _statistics.Count > 1 && _statistics.Least == _statistics.Greatest;
        }

        (_statistics, _fillsFirst) = (null, false);
    }

    internal override bool Restore(PreparedState state)
    {
        if (state.Numbers is not [var center, var spread, var fill] || !double.IsFinite(center) || !double.IsFinite(spread) || spread == 0 || !double.IsFinite(fill))
            return false;

        (_scale, Fill, _statistics, _fillsFirst) = (new ScaleFit(center, spread), fill, null, false);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double Known<T>(T value, int example)
        where T : struct, INumberBase<T>
    {
        var raw = T.IsNaN(value) && _fill is not null ? Fill : Raw(value, example);
        if (_log1p)
            raw = raw > -1 ? double.LogP1(raw) : throw DataException.InvalidValue(example, Member, string.Create(CultureInfo.InvariantCulture, $"{raw} has no ln(1 + x), which [Log1p] asks for. Expected a number above -1."));

        return (raw * _factor) + _offset;
    }

    private double Raw<T>(T value, int example)
        where T : struct, INumberBase<T>
    {
        var raw = double.CreateTruncating(value);
        return double.IsFinite(raw) ? raw : throw DataException.InvalidValue(example, Member, string.Create(CultureInfo.InvariantCulture, $"{value} is not a finite number. Expected a finite number{(T.IsNaN(value) ? "; declare [Missing(MissingFill.Mean)] where NaN stands for a missing value" : "")}, or remove the row."));
    }

    private double FillOf(int example) => _fill is not null ? Fill
        : throw DataException.InvalidValue(example, Member, "is null. Expected a number; declare [Missing(MissingFill.Mean)] where it may be missing.");

    private DataException TooLarge<T>(T value, int example)
        where T : struct, INumberBase<T> =>
        DataException.InvalidValue(example, Member, string.Create(CultureInfo.InvariantCulture, $"{value} is too large for float32 after preparation (less {_scale.Center:G5}, divided by {_scale.Spread:G5})."));

    private IEnumerable<string> Parts()
    {
        if (_fill is not null)
            yield return $"missing: {FillInWords()}";
        if (_log1p)
            yield return "ln(1 + x)";
        if (_factor != 1 || _offset != 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"times {_factor:G5}{(_offset == 0 ? "" : $" plus {_offset:G5}")}");
        if (Scaling != NumberScaling.None)
            yield return PreparationText.Of(Scaling);
    }

    private IEnumerable<string> FittedParts()
    {
        if (IsFillFitted)
            yield return string.Create(CultureInfo.InvariantCulture, $"{Fill:G5} where missing");
        if (Scaling != NumberScaling.None)
            yield return _scale.InWords(Scaling);
    }

    private string FillInWords() => _fill switch
    {
        MissingFill.Mean => "mean",
        MissingFill.Median => "median",
        MissingFill.MostFrequent => "most frequent value",
        _ => "0",
    };
}
