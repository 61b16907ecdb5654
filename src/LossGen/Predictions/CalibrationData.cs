using System.Globalization;

namespace LossGen;

/// <summary>What calibration is found from.</summary>
internal static class CalibrationData
{
    /// <summary>Refuses lists that do not belong together.</summary>
    /// <exception cref="DataException">There are none, or not as many of one as of the other.</exception>
    public static void Verify(int predictions, int labels)
    {
        if (predictions == 0)
            throw DataException.EmptySplit("calibration");
        if (predictions != labels)
            throw new DataException(string.Create(CultureInfo.InvariantCulture, $"There are {predictions} predictions and {labels} labels. Expected a label for each prediction, in the same order."));
    }

    /// <summary>The probability that a prediction gives to a class.</summary>
    /// <exception cref="DataException">There is no such class.</exception>
    public static float Probability<T>(ClassPrediction<T> prediction, int classIndex, int example) =>
        classIndex >= 0 && classIndex < prediction.Probabilities.Count
            ? prediction.Probabilities[classIndex]
            : throw new DataException(string.Create(CultureInfo.InvariantCulture, $"The class index of example {example} is {classIndex}. Expected one from 0 to {prediction.Probabilities.Count - 1}, in the order of the classes."));
}
