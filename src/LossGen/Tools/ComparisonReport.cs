using System.Globalization;
using System.Text;

namespace LossGen;

/// <summary>What a comparison came to.</summary>
/// <param name="Candidates">How each did, the best first.</param>
public sealed record ComparisonReport(IReadOnlyList<CandidateResult> Candidates)
{
    /// <summary>The candidate with the best mean.</summary>
    public CandidateResult Best => Candidates.First(candidate => candidate.IsBest);

    /// <summary>Whether the best is better than every other by more than noise.</summary>
    public bool IsDecided => Candidates.All(candidate => candidate.IsBest || !candidate.IsNoise);

    /// <summary>The comparison as a table of text.</summary>
    /// <returns>A line for each candidate, and the verdict.</returns>
    public override string ToString()
    {
        var width = Candidates.Max(candidate => candidate.Name.Length);
        var text = new StringBuilder();
        foreach (var one in Candidates)
        {
            text.Append(CultureInfo.InvariantCulture, $"{one.Name.PadRight(width)}  {MetricsText.Number(one.Mean)} ± {MetricsText.Number(one.StandardDeviation)}  ");
            text.Append(one.IsBest ? "best" : string.Create(CultureInfo.InvariantCulture, $"{one.Difference:+0.0000;-0.0000} [{one.Low:+0.0000;-0.0000}, {one.High:+0.0000;-0.0000}] {(one.IsNoise ? "no more than noise" : "worse")}"));
            text.Append('\n');
        }

        text.Append(CultureInfo.InvariantCulture, $"{(IsDecided ? $"{Best.Name} is better than the others by more than noise" : $"{Best.Name} is best, but these {Best.Scores.Count} runs do not tell it from all others")}.");
        return text.ToString();
    }
}
