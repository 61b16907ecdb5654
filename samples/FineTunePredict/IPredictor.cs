namespace FineTunePredict;

/// <summary>Says what a model makes of texts, whatever its task.</summary>
internal interface IPredictor : IDisposable
{
    /// <summary>What is known of a text, line by line.</summary>
    IEnumerable<string> Predict(string text);
}
