using System.Globalization;

namespace LossGen;

/// <summary>How the loss fell and rose while the learning rate went up from step to step.</summary>
public sealed class LearningRateSearch
{
    private const string Blue = "#2563eb";
    private const string Grey = "#b6c3d1";

    internal LearningRateSearch(string model, IReadOnlyList<TrainingPoint> steps, bool hasDiverged)
    {
        var losses = LossCurve.Bounded([.. steps.Select(step => step.Loss)]);
        var smooth = LossCurve.Smooth(losses);
        Model = model;
        Points = [.. steps.Select((step, place) => new LearningRatePoint(step.LearningRate, step.Loss, smooth[place]))];
        HasDiverged = hasDiverged;
        Suggestion = LossCurve.Steepest(losses, smooth) is { } place ? steps[place].LearningRate : null;
    }

    /// <summary>The name of the model.</summary>
    public string Model { get; }

    /// <summary>The steps, from the least learning rate on.</summary>
    public IReadOnlyList<LearningRatePoint> Points { get; }

    /// <summary>Whether the search ended before the greatest learning rate, because the loss had risen to several times its least, or was no number.</summary>
    public bool HasDiverged { get; }

    /// <summary>
    /// The learning rate at which the smooth loss falls most steeply, on a logarithmic axis: high enough to learn fast, and below where the loss turns.
    /// Null where it does not fall by more than its noise.
    /// </summary>
    public double? Suggestion { get; }

    /// <summary>Writes the plot, loss over learning rate, as one HTML file that needs no other.</summary>
    /// <param name="path">The file; replaced where it exists.</param>
    public void SaveHtml(string path)
    {
        var chart = new Chart("Loss over learning rate", "learning rate", isLogarithmic: true).Lines(
            [
                new("loss", Grey, [.. Points.Zip(LossCurve.Bounded([.. Points.Select(point => point.Loss)]), (point, loss) => (point.LearningRate, loss))]),
                new("smooth", Blue, [.. Points.Select(point => (point.LearningRate, point.SmoothLoss))]),
            ],
            Suggestion is { } rate ? (rate, string.Create(CultureInfo.InvariantCulture, $"{rate:0.0e+0}")) : null);
        AtomicFile.WriteText(path, HtmlPage.Write(Model, $"{this}.", page => page.Append(CultureInfo.InvariantCulture, $"<div class=\"card\">{chart}</div>")));
    }

    /// <summary>What was found.</summary>
    /// <returns>For example "Suggested learning rate 2.1e-3, from 87 steps between 1.0e-7 and 1.0e+0".</returns>
    public override string ToString()
    {
        var range = Points.Count == 0 ? "no step" : string.Create(CultureInfo.InvariantCulture, $"{Points.Count} steps between {Points[0].LearningRate:0.0e+0} and {Points[^1].LearningRate:0.0e+0}");
        return Suggestion is { } rate
            ? string.Create(CultureInfo.InvariantCulture, $"Suggested learning rate {rate:0.0e+0}, from {range}")
            : $"No learning rate can be suggested: the loss does not fall over {range}. Check that the model can learn with CheckOverfit";
    }
}
