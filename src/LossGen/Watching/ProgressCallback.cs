namespace LossGen;

/// <summary>Reports the training loss to an <see cref="IProgress{T}"/>, as often as <see cref="TrainingOptions.Log"/> says: for a window that shows how far training is.</summary>
/// <param name="progress">Where to.</param>
public sealed class ProgressCallback(IProgress<TrainingPoint> progress) : ITrainingCallback
{
    /// <inheritdoc/>
    public void Logged(TrainingPoint point) => progress.Report(point);
}
