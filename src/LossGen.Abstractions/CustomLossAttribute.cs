namespace LossGen;

/// <summary>
/// Makes a type a loss of your own, for <c>[Loss(typeof(YourLoss))]</c>: says what it takes, so that the compiler can check it against the label as it does for a built-in loss.
/// </summary>
/// <remarks>
/// The type has one <c>public static Tensor Compute(Tensor prediction, Tensor target)</c>. It returns the loss of each example, float32 [N] (of each token or pixel, where those are labelled; ignored ones are left out);
/// losses of shape [N, ...] are averaged over the other dimensions. The trainer adds them up and divides by their number.
/// A third parameter <c>Tensor? classWeights</c>, [C], makes <c>[ClassWeights]</c> possible.
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class CustomLossAttribute : Attribute
{
    /// <summary>Declares what the loss takes.</summary>
    /// <param name="scale">What it takes from the model: logits, a signed score, the quantity itself, the logarithm of a rate.</param>
    /// <param name="encodings">The label encodings that it reads; at least one.</param>
    public CustomLossAttribute(PredictionScale scale, params LabelEncoding[] encodings)
    {
        Scale = scale;
        Encodings = encodings;
    }

    /// <summary>What it takes from the model. Decides how a prediction is made of the output: softmax or sigmoid for logits, the sign for a score, the exponential for a rate.</summary>
    public PredictionScale Scale { get; }

    /// <summary>The label encodings that it reads.</summary>
    public LabelEncoding[] Encodings { get; }
}
