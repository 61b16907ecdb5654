using System.Globalization;
using TorchSharp;

namespace LossGen;

/// <summary>An array of numbers on its way to the model: ln(1 + x), then times a factor, then scaled by what the training examples say, place by place or channel by channel.</summary>
public sealed class PreparedRow : PreparedInput
{
    private readonly bool _log1p;
    private readonly double _factor;
    private readonly double _offset;
    private readonly int _run;
    private int _groups;
    private float[] _scratch = [];
    private NumberStatistics[]? _statistics;
    private ScaleFit[] _scales = [];

    /// <summary>Declares what is done.</summary>
    /// <param name="member">The member's name.</param>
    /// <param name="scaling">How it is scaled by the training examples: not by quartiles.</param>
    /// <param name="log1p">Whether the logarithm, ln(1 + x), is taken.</param>
    /// <param name="factor">What each number is multiplied by.</param>
    /// <param name="offset">What is added then.</param>
    /// <param name="groups">How many kinds of number take turns in the array, each with a scale of its own; 0 for one per place of the array, whose length shows.</param>
    /// <param name="run">How many numbers of one kind stand side by side: 1, or the pixels of a channel.</param>
    public PreparedRow(string member, NumberScaling scaling = NumberScaling.None, bool log1p = false, double factor = 1, double offset = 0, int groups = 0, int run = 1)
        : base(member)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(run, 1);
        Scaling = scaling;
        (_log1p, _factor, _offset, _groups, _run) = (log1p, factor, offset, groups, run);
    }

    /// <summary>How it is scaled.</summary>
    public NumberScaling Scaling { get; }

    /// <summary>What is subtracted, kind by kind; empty before the training examples were seen.</summary>
    public IReadOnlyList<double> Centers => [.. _scales.Select(scale => scale.Center)];

    /// <summary>What is divided by, kind by kind; empty before the training examples were seen.</summary>
    public IReadOnlyList<double> Spreads => [.. _scales.Select(scale => scale.Spread)];

    internal override int Passes => Scaling == NumberScaling.None ? 0 : 1;

    internal override PreparedState State => new([.. _scales.Select(scale => scale.Center), .. _scales.Select(scale => scale.Spread)], []);

    internal override string InWords
    {
        get
        {
            var parts = new List<string>();
            if (_log1p)
                parts.Add("ln(1 + x)");
            if (_factor != 1 || _offset != 0)
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"times {_factor:G5}{(_offset == 0 ? "" : $" plus {_offset:G5}")}"));
            if (Scaling != NumberScaling.None)
                parts.Add(PreparationText.Of(Scaling));

            return string.Join(", ", parts);
        }
    }

    internal override string FittedInWords => _scales.Length switch
    {
        0 => "",
        <= 3 => string.Join("; ", _scales.Select(scale => scale.InWords(Scaling))),
        _ => string.Create(CultureInfo.InvariantCulture, $"{_scales.Length} scales, the first: {_scales[0].InWords(Scaling)}"),
    };

    /// <summary>Memory for one array, to be filled and observed.</summary>
    /// <param name="length">The number of its elements.</param>
    /// <returns>The memory.</returns>
    public Span<float> Scratch(int length)
    {
        if (_scratch.Length < length)
            _scratch = new float[length];

        return _scratch.AsSpan(0, length);
    }

    /// <summary>Learns from a training example.</summary>
    /// <param name="row">Its numbers.</param>
    /// <param name="example">The position of the example.</param>
    /// <exception cref="DataException">A logarithm does not exist.</exception>
    public void Observe(ReadOnlySpan<float> row, int example)
    {
        if (Passes == 0)
            return;

        if (_statistics is null || _statistics.Length == 0)
        {
            _groups = _groups > 0 ? _groups : Math.Max(1, row.Length);
            _statistics = new NumberStatistics[_groups];
            for (var group = 0; group < _groups; group++)
                _statistics[group] = new NumberStatistics(keepsValues: Scaling == NumberScaling.Robust);
        }

        for (var place = 0; place < row.Length; place++)
            _statistics[place / _run % _groups].Add(Fixed(row[place], place, example));
    }

    /// <summary>Prepares an array in place.</summary>
    /// <param name="row">Its numbers.</param>
    /// <param name="example">The position of the example.</param>
    /// <exception cref="DataException">A logarithm does not exist, or a number is too large for float32 afterwards.</exception>
    public void Apply(Span<float> row, int example)
    {
        for (var place = 0; place < row.Length; place++)
        {
            var value = Fixed(row[place], place, example);
            if (_scales.Length > 0)
            {
                var scale = _scales[place / _run % _scales.Length];
                value = (value - scale.Center) / scale.Spread;
            }

            var prepared = (float)value;
            row[place] = float.IsFinite(prepared) ? prepared
                : throw DataException.InvalidValue(example, string.Create(CultureInfo.InvariantCulture, $"{Member}[{place}]"), string.Create(CultureInfo.InvariantCulture, $"{row[place]} is too large for float32 after preparation."));
        }
    }

    /// <summary>Brings predictions back to the member's own units.</summary>
    /// <param name="prepared">What the model returned for a prepared label, [N, D].</param>
    /// <returns>A new tensor of the same shape.</returns>
    public torch.Tensor Restore(torch.Tensor prepared)
    {
        ArgumentNullException.ThrowIfNull(prepared);
        var linear = prepared;
        if (_scales.Length > 0)
        {
            using var centers = torch.tensor(_scales.Select(scale => scale.Center).ToArray(), dtype: prepared.dtype, device: prepared.device);
            using var spreads = torch.tensor(_scales.Select(scale => scale.Spread).ToArray(), dtype: prepared.dtype, device: prepared.device);
            linear = linear.mul(spreads).add(centers);
        }

        linear = linear.sub(_offset).div(_factor);
        return _log1p ? linear.expm1() : linear;
    }

    internal override void Begin(int pass) => _statistics = pass < Passes ? [] : null;

    internal override void Fix()
    {
        if (_statistics is null)
            return;

        if (_statistics.Length == 0 || Array.Exists(_statistics, statistics => statistics.Count == 0))
            throw NothingKnown("scale");

        _scales = Array.ConvertAll(_statistics, statistics => ScaleFit.Of(Scaling, statistics));
        _statistics = null;
    }

    internal override bool Restore(PreparedState state)
    {
        if (state.Numbers.Length % 2 != 0 || !Array.TrueForAll(state.Numbers, double.IsFinite))
            return false;

        var count = state.Numbers.Length / 2;
        var spreads = state.Numbers.AsSpan(count);
        if (spreads.Contains(0))
            return false;

        _scales = new ScaleFit[count];
        for (var index = 0; index < count; index++)
            _scales[index] = new ScaleFit(state.Numbers[index], spreads[index]);

        _statistics = null;
        return true;
    }

    private double Fixed(double value, int place, int example)
    {
        if (_log1p)
            value = value > -1 ? double.LogP1(value) : throw DataException.InvalidValue(example, string.Create(CultureInfo.InvariantCulture, $"{Member}[{place}]"), string.Create(CultureInfo.InvariantCulture, $"{value} has no ln(1 + x), which [Log1p] asks for. Expected a number above -1."));

        return (value * _factor) + _offset;
    }
}
