namespace LossGen;

/// <summary>What a model is asked to predict. Decides which label encodings, losses and metrics make sense.</summary>
public enum TaskKind
{
    /// <summary>One of C classes for each example. The model returns logits, float32 [N, C].</summary>
    Classification,

    /// <summary>Yes or no for each example. The model returns one logit or score per example, float32 [N] or [N, 1].</summary>
    BinaryClassification,

    /// <summary>Any subset of C labels for each example. The model returns one logit per label, float32 [N, C].</summary>
    MultiLabel,

    /// <summary>One real number, or a vector of D of them, for each example. The model returns float32 [N], [N, 1] or [N, D].</summary>
    Regression,

    /// <summary>How often something happens for each example: a whole number of at least 0. The model returns the logarithm of the rate, float32 [N] or [N, 1].</summary>
    CountRegression,

    /// <summary>One of K ranks in order for each example (ratings, severities). The model returns K - 1 conditional logits, float32 [N, K - 1].</summary>
    OrdinalRegression,

    /// <summary>Quantiles of a real number for each example. The model returns one number per quantile, float32 [N, Q].</summary>
    QuantileRegression,

    /// <summary>A real number with its uncertainty for each example. The model returns mean and log-variance, float32 [N, 2].</summary>
    HeteroscedasticRegression,

    /// <summary>One of C classes for each token of a sequence (named entities, parts of speech). The model returns logits, float32 [N, L, C]; padding is ignored.</summary>
    TokenClassification,

    /// <summary>The next token of a sequence, from those before it. The model returns logits over the vocabulary, float32 [N, L, V], in which position t must not see what follows it.</summary>
    CausalLanguageModeling,

    /// <summary>One of C classes for each pixel of an image. The model returns logits, float32 [N, C, H, W].</summary>
    Segmentation,

    /// <summary>Which of two items ranks higher. The model returns the score of each, float32 [N, 2].</summary>
    PairwiseRanking,

    /// <summary>How similar two items are, a number from -1 to 1. The model returns an embedding of each, float32 [N, 2, D]; their cosine is the prediction.</summary>
    Similarity,

    /// <summary>Whether two items belong together. The model returns an embedding of each, float32 [N, 2, D]; their cosine is the score.</summary>
    Verification,

    /// <summary>Embeddings that are near each other for examples of one class. The model returns float32 [N, D]; the prediction is the embedding.</summary>
    MetricLearning,

    /// <summary>Which tokens of a sequence answer (question answering). The model returns logits of each token being the first and the last, float32 [N, L, 2].</summary>
    SpanExtraction,

    /// <summary>The tokens that were masked, from those around them. The model returns logits over the vocabulary, float32 [N, L, V]; other tokens are ignored.</summary>
    MaskedLanguageModeling,

    /// <summary>A sequence of classes from a longer sequence that is not aligned to it (speech to phones, handwriting to letters). The model returns logits over the classes and a blank, which is the last, float32 [N, T, C + 1].</summary>
    Transcription,

    /// <summary>Which of several candidates is the right one, their number being free. The model returns a score for each, float32 [N, L] or [N, L, 1].</summary>
    MultipleChoice,

    /// <summary>Several labels of one example at once, each with a task, a loss and metrics of its own: <c>[Label(Regression)]</c>. The model returns a tuple with one tensor per label, each shaped as its task says.</summary>
    MultiTask,

    /// <summary>In which order the candidates of an example come, their number being free: the documents of a query, the items of a page. The model returns a score for each, float32 [N, L] or [N, L, 1].</summary>
    ListwiseRanking,

    /// <summary>How unlike an example is to what is normal. The model returns an embedding, float32 [N, D]; its squared distance from a fixed centre is the score. Labels are for what is known: <c>bool?</c> or a nullable enum where it is not.</summary>
    AnomalyDetection,

    /// <summary>One of C classes, or none of them. The model returns logits of the classes, float32 [N, C]. The label is a nullable enum or integer: null is what belongs to no class that is known.</summary>
    OpenSetClassification,
}
