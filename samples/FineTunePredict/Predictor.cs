namespace FineTunePredict;

/// <summary>A model that was fine-tuned and saved, and how what it predicts is told.</summary>
/// <param name="trainer">Its trainer; disposed with it.</param>
/// <param name="tell">What is known of a text, line by line: given the text and the model.</param>
internal sealed class Predictor<TModel, TExample, TPrediction, TMetrics>(
    Trainer<TModel, TExample, TPrediction, TMetrics> trainer,
    Func<string, Func<TExample, TPrediction>, IEnumerable<string>> tell) : IPredictor
    where TModel : nn.Module
    where TMetrics : class, IMetrics
{
    public IEnumerable<string> Predict(string text) => tell(text, trainer.Predict);

    public void Dispose() => trainer.Dispose();
}
