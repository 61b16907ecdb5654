using System.Globalization;

namespace LossGen.GroundTruth.Tests.Rules;

/// <summary>What a mistake does, as a run shows it: the claim, and the sentence with the figures for the rule's page.</summary>
/// <param name="Holds">Whether the wrong code, beside the right code, does what is claimed.</param>
/// <param name="Says">The sentence for the page.</param>
internal sealed record Harm(Func<Execution, Execution, bool> Holds, Func<Execution, Execution, string> Says)
{
    /// <summary>The code throws where it stands.</summary>
    public static Harm Throws(string message) => new(
        (wrong, _) => wrong.Failure is { } failure && !wrong.IsFailureOfBackward && failure.Message.Contains(message, StringComparison.Ordinal),
        (wrong, _) => $"Throws {wrong.Failure!.GetType().Name}: `{message}`.");

    /// <summary>The code runs, and backward throws.</summary>
    public static Harm ThrowsInBackward(string message) => new(
        (wrong, _) => wrong.IsFailureOfBackward && wrong.Failure!.Message.Contains(message, StringComparison.Ordinal),
        (wrong, _) => $"The loss is computed, {Figure(wrong.Number)}; then backward throws {wrong.Failure!.GetType().Name}: `{message}`.");

    /// <summary>Another number than the right one, off by a tenth at least.</summary>
    public static Harm OtherValue(string noun) => new(
        (wrong, right) => wrong.Failure is null && Math.Abs(wrong.Number - right.Number) > 0.1 * Math.Max(Math.Abs(right.Number), 0.01),
        (wrong, right) => $"It runs: {noun} is {Figure(wrong.Number)} instead of {Figure(right.Number)}{Gradients(wrong, right)}.");

    /// <summary>A gradient of another direction.</summary>
    public static Harm OtherGradient { get; } = new(
        (wrong, right) => wrong.Failure is null && Distance(wrong, right) > 0.2,
        (wrong, right) => $"It runs: the loss is {Figure(wrong.Number)} {(Figure(wrong.Number) == Figure(right.Number) ? "as it should be, but" : $"instead of {Figure(right.Number)}, and")} the gradient misses the right one by {Figure(100 * Distance(wrong, right), 2)} % of its length.");

    /// <summary>A gradient that is smaller by a factor.</summary>
    public static Harm SmallerGradient(double factor) => new(
        (wrong, right) => wrong.Failure is null && wrong.GradientNorm > 0 && right.GradientNorm / wrong.GradientNorm >= factor,
        (wrong, right) => $"It runs: the gradient has norm {Figure(wrong.GradientNorm)} instead of {Figure(right.GradientNorm)}, {Figure(right.GradientNorm / wrong.GradientNorm, 2)} times too small; the loss is {Figure(wrong.Number)} instead of {Figure(right.Number)}.");

    /// <summary>No gradient at all arrives.</summary>
    public static Harm NoGradient(string noun) => new(
        (wrong, right) => wrong.Failure is null && wrong.GradientNorm < 1e-6 && right.GradientNorm > 0.01,
        (wrong, right) => $"It runs: {noun} is {Figure(wrong.Number)} for every input, and the gradient is 0 where it should have norm {Figure(right.GradientNorm)}.");

    /// <summary>The number is a fraction of the right one.</summary>
    public static Harm Fraction(string noun, double of) => new(
        (wrong, right) => wrong.Failure is null && Math.Abs((right.Number / wrong.Number) - of) < 0.01 * of,
        (wrong, right) => $"It runs: {noun} is {Figure(wrong.Number)} instead of {Figure(right.Number)}, one part in {Figure(of)}, and so is its gradient.");

    /// <summary>A certain number comes out, and another one of the right code.</summary>
    public static Harm Exactly(double value, Func<string, string, string> says) => new(
        (wrong, right) => wrong.Failure is null && wrong.Value.All(one => Math.Abs(one - value) < 1e-9) && right.Value.Any(one => Math.Abs(one - value) > 1e-6),
        (wrong, right) => says(Figure(wrong.Number), Figure(right.Number)));

    /// <summary>Numbers that the right code does not give.</summary>
    public static Harm Numbers(Func<double, double, bool> holds, Func<string, string, string> says) => new(
        (wrong, right) => wrong.Failure is null && holds(wrong.Number, right.Number),
        (wrong, right) => says(Figure(wrong.Number), Figure(right.Number)));

    /// <summary>Nothing: value and gradient are the right ones.</summary>
    public static Harm Nothing { get; } = new(
        (wrong, right) => wrong.Agrees(right),
        (wrong, right) => $"Loss {Figure(wrong.Number)} and gradient norm {Figure(wrong.GradientNorm)} with it and without it: only time is lost.");

    private static double Distance(Execution wrong, Execution right) =>
        Math.Sqrt((wrong.Gradient ?? new double[right.Gradient!.Length]).Zip(right.Gradient!, (a, b) => (a - b) * (a - b)).Sum()) / right.GradientNorm;

    private static string Gradients(Execution wrong, Execution right) =>
        wrong.Gradient is null || right.Gradient is null ? string.Empty : $", with a gradient of norm {Figure(wrong.GradientNorm)} instead of {Figure(right.GradientNorm)}";

    private static string Figure(double number, int digits = 3)
    {
        if (number == 0 || !double.IsFinite(number)) return number.ToString(CultureInfo.InvariantCulture);
        if (double.IsInteger(number) && Math.Abs(number) < 10_000) return number.ToString("0", CultureInfo.InvariantCulture);

        var decimals = Math.Max(0, digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(number))));
        return decimals > 7 ? number.ToString("0.0e0", CultureInfo.InvariantCulture) : Math.Round(number, Math.Min(decimals, 15)).ToString(CultureInfo.InvariantCulture);
    }
}
