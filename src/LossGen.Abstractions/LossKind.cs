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
}
