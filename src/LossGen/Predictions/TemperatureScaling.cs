using System.Globalization;

namespace LossGen;

/// <summary>
/// Makes the probabilities of a classification honest (Guo et al., 2017): logits are divided by one number, the temperature, which is found on examples that the model was not trained on. Which class is most probable stays as it is.
/// </summary>
/// <param name="Temperature">What logits are divided by: above 1 where the model is too sure of itself, below 1 where it is not sure enough.</param>
public sealed record TemperatureScaling(double Temperature)
{
    /// <summary>Temperatures are looked for between e^-Range and e^Range.</summary>
    private const double Range = 5;
    private const double Tolerance = 1e-10;
    private const double Least = 1e-30;

    private static readonly double Golden = (Math.Sqrt(5) - 1) / 2;

    /// <summary>Finds the temperature with the least negative log-likelihood.</summary>
    /// <typeparam name="T">The label's type.</typeparam>
    /// <param name="predictions">Predictions of examples that the model was not trained on.</param>
    /// <param name="classIndices">The classes that they are of, as indices in the order of the probabilities.</param>
    /// <returns>The temperature.</returns>
    /// <exception cref="DataException">There are no predictions, not as many labels, or a label is out of range.</exception>
    public static TemperatureScaling Fit<T>(IReadOnlyList<ClassPrediction<T>> predictions, IReadOnlyList<int> classIndices)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentNullException.ThrowIfNull(classIndices);
        CalibrationData.Verify(predictions.Count, classIndices.Count);
        for (var index = 0; index < classIndices.Count; index++)
            CalibrationData.Probability(predictions[index], classIndices[index], index);

        // The likelihood has one peak in 1 / temperature, and so in the logarithm of the temperature.
        var (low, high) = (-Range, Range);
        while (high - low > Tolerance)
        {
            var (left, right) = (high - (Golden * (high - low)), low + (Golden * (high - low)));
            if (Loss(Math.Exp(left)) <= Loss(Math.Exp(right)))
                high = right;
            else
                low = left;
        }

        return new TemperatureScaling(Math.Exp((low + high) / 2));

        double Loss(double temperature)
        {
            var sum = 0.0;
            for (var index = 0; index < predictions.Count; index++)
            {
                var scaled = Scale(predictions[index].Probabilities, temperature);
                sum -= Math.Log(Math.Max(Least, scaled[classIndices[index]]));
            }

            return sum;
        }
    }

    /// <summary>A prediction with honest probabilities.</summary>
    /// <typeparam name="T">The label's type.</typeparam>
    /// <param name="prediction">A prediction of the same model.</param>
    /// <returns>The same label, with other probabilities.</returns>
    public ClassPrediction<T> Apply<T>(ClassPrediction<T> prediction)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        var probabilities = Array.ConvertAll(Scale(prediction.Probabilities, Temperature), probability => (float)probability);
        return prediction with { Confidence = probabilities.Max(), Probabilities = probabilities };
    }

    /// <summary>The temperature in words.</summary>
    /// <returns>For example "temperature 1.83".</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"temperature {Temperature:0.###}");

    /// <summary>softmax(log p / T), which is softmax(logits / T).</summary>
    private static double[] Scale(IReadOnlyList<float> probabilities, double temperature)
    {
        var logarithms = probabilities.Select(probability => Math.Log(Math.Max(Least, probability)) / temperature).ToArray();
        var greatest = logarithms.Max();
        var powers = Array.ConvertAll(logarithms, logarithm => Math.Exp(logarithm - greatest));
        var sum = powers.Sum();
        return Array.ConvertAll(powers, power => power / sum);
    }
}
