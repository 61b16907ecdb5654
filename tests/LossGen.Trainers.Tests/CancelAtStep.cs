namespace LossGen.Trainers.Tests;

/// <summary>Cancels a run when a step is done.</summary>
internal sealed class CancelAtStep(long step, CancellationTokenSource cancellation) : ITrainingCallback
{
    public void StepDone(long done, int epoch)
    {
        if (done == step)
            cancellation.Cancel();
    }
}
