namespace LossGen;

/// <summary>A rule by which weights are computed from the labels of the training examples.</summary>
public enum ClassWeighting
{
    /// <summary>
    /// Every class contributes equally: class c weighs N / (C * n_c), where n_c counts its examples.
    /// For a positive weight: the number of negatives over the number of positives.
    /// </summary>
    Balanced,
}
