using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace LossGen;

/// <summary>How often something is done while training: never, or after every so many epochs or steps. In a configuration file "never", "epoch", "2 epochs" or "100 steps".</summary>
[TypeConverter(typeof(ParsableConverter<Every>))]
public readonly record struct Every : IParsable<Every>
{
    private Every(RunUnit unit, int count)
    {
        Unit = unit;
        Count = count;
    }

    /// <summary>Not at all.</summary>
    public static Every Never => default;

    /// <summary>After every epoch.</summary>
    public static Every Epoch => Epochs(1);

    internal RunUnit Unit { get; }

    internal int Count { get; }

    /// <summary>After every so many epochs, and after the last.</summary>
    /// <param name="count">The number of epochs; at least 1, checked when the trainer is built.</param>
    /// <returns>The rhythm.</returns>
    public static Every Epochs(int count) => new(RunUnit.Epoch, count);

    /// <summary>After every so many steps of the optimizer, counted over the whole run.</summary>
    /// <param name="count">The number of steps; at least 1, checked when the trainer is built.</param>
    /// <returns>The rhythm.</returns>
    public static Every Steps(int count) => new(RunUnit.Step, count);

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <param name="s">"never", "epoch", "2 epochs", "100 steps"; case does not matter.</param>
    /// <param name="provider">Not used.</param>
    /// <returns>The rhythm.</returns>
    /// <exception cref="FormatException">The text is none of these.</exception>
    public static Every Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var result)
            ? result
            : throw new FormatException($"\"{s}\" does not say how often. Expected \"never\", \"epoch\", or a number of epochs or steps: \"2 epochs\", \"100 steps\".");

    /// <summary>Reads what <see cref="ToString"/> writes, where it can be read.</summary>
    /// <param name="s">"never", "epoch", "2 epochs", "100 steps"; case does not matter.</param>
    /// <param name="provider">Not used.</param>
    /// <param name="result">The rhythm; never where the text cannot be read.</param>
    /// <returns>Whether it could be read.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Every result)
    {
        result = default;
        var words = (s ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var count = 1;
        if (words.Length is 0 or > 2 || (words.Length == 2 && !int.TryParse(words[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out count)))
            return false;

        switch (words[^1].ToUpperInvariant())
        {
            case "NEVER" when words.Length == 1:
                return true;
            case "EPOCH" or "EPOCHS":
                result = Epochs(count);
                return true;
            case "STEP" or "STEPS":
                result = Steps(count);
                return true;
            default:
                return false;
        }
    }

    /// <summary>The rhythm in words.</summary>
    /// <returns>"never", "epoch", "2 epochs", "step" or "100 steps".</returns>
    public override string ToString() => (Unit, Count) switch
    {
        (RunUnit.None, _) => "never",
        (RunUnit.Epoch, 1) => "epoch",
        (RunUnit.Step, 1) => "step",
        (RunUnit.Epoch, _) => string.Create(CultureInfo.InvariantCulture, $"{Count} epochs"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Count} steps"),
    };

    internal bool IsDueAtStep(long step) => Unit == RunUnit.Step && step % Count == 0;

    internal bool IsDueAtEpoch(int epoch, bool isLast) => Unit == RunUnit.Epoch && (isLast || epoch % Count == 0);
}
