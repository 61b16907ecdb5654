namespace LossGen;

/// <summary>The losses that LossGen knows. Each fits certain tasks and label encodings only; the compiler says so when one does not fit.</summary>
public enum LossKind
{
    /// <summary>Softmax cross-entropy against class indices. PyTorch: <c>cross_entropy</c> with int64 targets. Keras: <c>sparse_categorical_crossentropy</c>.</summary>
    SparseCategoricalCrossEntropy,

    /// <summary>Softmax cross-entropy against one-hot or probability rows. PyTorch: <c>cross_entropy</c> with float targets. Keras: <c>categorical_crossentropy</c>.</summary>
    CategoricalCrossEntropy,

    /// <summary>Sigmoid cross-entropy on logits, for yes/no and multi-label targets. PyTorch: <c>binary_cross_entropy_with_logits</c>. Keras: <c>binary_crossentropy</c>.</summary>
    BinaryCrossEntropy,

    /// <summary>Hinge, max(0, 1 - y s), for targets of -1 and +1. Keras: <c>hinge</c>.</summary>
    Hinge,

    /// <summary>Squared hinge, max(0, 1 - y s) squared, for targets of -1 and +1. Keras: <c>squared_hinge</c>.</summary>
    SquaredHinge,

    /// <summary>Mean squared error. PyTorch: <c>mse_loss</c>. Keras: <c>mean_squared_error</c>.</summary>
    MeanSquaredError,

    /// <summary>Mean absolute error (L1). PyTorch: <c>l1_loss</c>. Keras: <c>mean_absolute_error</c>.</summary>
    MeanAbsoluteError,

    /// <summary>Huber: quadratic within delta, linear beyond. PyTorch: <c>huber_loss</c>. Keras: <c>huber</c>.</summary>
    Huber,

    /// <summary>Smooth L1: Huber divided by beta. PyTorch: <c>smooth_l1_loss</c>.</summary>
    SmoothL1,

    /// <summary>The logarithm of the hyperbolic cosine of the error. Keras: <c>log_cosh</c>.</summary>
    LogCosh,

    /// <summary>Focal loss over classes: cross-entropy that fades for examples that are right already (Lin et al., 2017). Keras: <c>CategoricalFocalCrossentropy</c>.</summary>
    Focal,

    /// <summary>Focal loss of yes/no decisions (Lin et al., 2017). torchvision: <c>sigmoid_focal_loss</c>. Keras: <c>BinaryFocalCrossentropy</c>.</summary>
    BinaryFocal,

    /// <summary>Multi-class hinge on class indices. PyTorch: <c>multi_margin_loss</c>.</summary>
    MultiMargin,

    /// <summary>Multi-class hinge on one-hot rows, against the best other class. Keras: <c>categorical_hinge</c>.</summary>
    CategoricalHinge,

    /// <summary>Kullback-Leibler divergence of the model's softmax from class probabilities. PyTorch: <c>kl_div</c> on log-softmax. Keras: <c>kl_divergence</c>.</summary>
    KullbackLeibler,

    /// <summary>Logistic loss on targets of -1 and +1. PyTorch: <c>soft_margin_loss</c>.</summary>
    SoftMargin,

    /// <summary>Squared difference of log(1 + value). Keras: <c>mean_squared_logarithmic_error</c>.</summary>
    MeanSquaredLogarithmicError,

    /// <summary>Absolute error as a share of the target. Keras: <c>mean_absolute_percentage_error</c>, which is 100 times as large.</summary>
    MeanAbsolutePercentageError,

    /// <summary>Poisson negative log-likelihood of a log-rate. PyTorch: <c>poisson_nll_loss</c>. Keras: <c>poisson</c>.</summary>
    Poisson,

    /// <summary>CORN: conditional yes/no questions between ranks (Shi, Cao, Raschka, 2021).</summary>
    Corn,

    /// <summary>Pinball, whose minimum is a quantile (Koenker and Bassett, 1978).</summary>
    Pinball,

    /// <summary>Gaussian negative log-likelihood of mean and log-variance. PyTorch: <c>gaussian_nll_loss</c>, whose TorchSharp binding never trains the variance.</summary>
    GaussianNegativeLogLikelihood,

    /// <summary>Soft Dice of predicted and true regions (Milletari et al., 2016). Keras: <c>dice</c>.</summary>
    Dice,

    /// <summary>Tversky: Dice with prices of its own for what is wrong and what is missed (Salehi et al., 2017). Keras: <c>tversky</c>.</summary>
    Tversky,

    /// <summary>Kullback-Leibler divergence from a teacher's probabilities at a temperature (Hinton et al., 2015).</summary>
    Distillation,

    /// <summary>Labels that apply should lead all others by a margin. PyTorch: <c>multilabel_margin_loss</c>.</summary>
    MultiLabelMargin,

    /// <summary>Of two scores the right one should lead by a margin. PyTorch: <c>margin_ranking_loss</c>.</summary>
    MarginRanking,

    /// <summary>The cosine of pairs that belong together should be 1, that of others below a margin. PyTorch: <c>cosine_embedding_loss</c>.</summary>
    CosineEmbedding,

    /// <summary>Pairs that belong together attract each other, others repel each other within a margin (Hadsell et al., 2006).</summary>
    Contrastive,

    /// <summary>Triplet loss with the hardest triplets of the batch (Hermans et al., 2017). PyTorch: <c>triplet_margin_loss</c> on mined triplets.</summary>
    BatchHardTriplet,

    /// <summary>Supervised contrastive loss (Khosla et al., 2020); with two views of each example it is InfoNCE.</summary>
    SupervisedContrastive,

    /// <summary>Softmax cross-entropy of the first and of the last token of a span, over the tokens of its sequence. As Hugging Face's question answering models have it.</summary>
    SpanCrossEntropy,

    /// <summary>Cauchy (Lorentzian): quadratic within delta, logarithmic beyond, so that outliers hardly pull (Barron, 2019).</summary>
    Cauchy,

    /// <summary>Connectionist temporal classification: the negative logarithm of the probability of all alignments that give the labels, per label.</summary>
    Ctc,

    /// <summary>Brier score: the squared distance of the class probabilities from the one-hot label.</summary>
    Brier,

    /// <summary>Negative log-likelihood of log-probabilities: for models that end in <c>log_softmax</c>.</summary>
    NegativeLogLikelihood,

    /// <summary>Binary cross-entropy of probabilities: for models that end in <c>sigmoid</c>.</summary>
    BinaryCrossEntropyOfProbabilities,

    /// <summary>Cross-entropy over the candidates of each example: their number differs from example to example.</summary>
    ChoiceCrossEntropy,

    /// <summary>Modified Huber: squared hinge near the margin, linear where the score is far on the wrong side.</summary>
    ModifiedHuber,

    /// <summary>Squared error as a share of the target; the root of its mean is RMSPE. Ludwig: <c>root_mean_squared_percentage_error</c>, which takes the root of each batch.</summary>
    MeanSquaredPercentageError,

    /// <summary>Lovász-Softmax: the extension of the Jaccard index (IoU) of each class to probabilities (Berman et al., 2018).</summary>
    LovaszSoftmax,

    /// <summary>Lovász hinge: the extension of the Jaccard index (IoU) of one region to margins, for two classes (Yu and Blaschko, 2015; Berman et al., 2018).</summary>
    LovaszHinge,

    /// <summary>ListNet: cross-entropy of the softmax of the scores of a list against the softmax of its relevances (Cao et al., 2007).</summary>
    ListNet,

    /// <summary>One less NDCG, with places counted smoothly so that it has a gradient (Qin, Liu and Li, 2010).</summary>
    ApproximateNdcg,

    /// <summary>Circle loss: pairs of a class and pairs of two classes together, each weighed by how far it is from where it should be (Sun et al., 2020). Keras: <c>circle</c>.</summary>
    Circle,

    /// <summary>Deep SVDD: the squared distance of what is not known to be anomalous from a fixed centre (Ruff et al., 2018).</summary>
    DeepSvdd,

    /// <summary>Deep SAD: as Deep SVDD, and what is known to be anomalous is driven away from the centre (Ruff et al., 2020).</summary>
    DeepSad,

    /// <summary>Entropic open-set loss: cross-entropy of what belongs to a class, and all classes alike for what belongs to none (Dhamija et al., 2018).</summary>
    EntropicOpenSet,

    /// <summary>Objectosphere loss: entropic open-set loss, and features that are long for what belongs to a class and short for what belongs to none (Dhamija et al., 2018).</summary>
    Objectosphere,
}
