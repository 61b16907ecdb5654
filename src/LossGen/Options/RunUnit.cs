namespace LossGen;

/// <summary>What <see cref="Every"/> counts.</summary>
internal enum RunUnit
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Passes over the training examples.</summary>
    Epoch,

    /// <summary>Steps of the optimizer.</summary>
    Step,
}
