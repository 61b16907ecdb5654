namespace LossGen;

/// <summary>Told what happens while <c>Fit</c> runs, on its thread and between steps; what <see cref="RunStarted"/> is given lets it act: stop the run, scale the learning rate, look at the weights. Write the methods that matter; the others do nothing. Add it to <c>trainer.Callbacks</c>.</summary>
public interface ITrainingCallback
{
    /// <summary>The run is about to make its first step.</summary>
    /// <param name="run">What is trained on what; keep it to act on the run later.</param>
    void RunStarted(RunStart run)
    {
    }

    /// <summary>A step of the optimizer is done. Called often: be quick.</summary>
    /// <param name="step">Steps so far.</param>
    /// <param name="epoch">The epoch, from 1.</param>
    void StepDone(long step, int epoch)
    {
    }

    /// <summary>The training loss, as often as <see cref="TrainingOptions.Log"/> says.</summary>
    /// <param name="point">The loss and where the run is.</param>
    void Logged(TrainingPoint point)
    {
    }

    /// <summary>The model was evaluated with the validation examples.</summary>
    /// <param name="point">The metrics and where the run is.</param>
    void Evaluated(EvaluationPoint point)
    {
    }

    /// <summary>An epoch is done, its evaluation included.</summary>
    /// <param name="epoch">The epoch, from 1.</param>
    void EpochDone(int epoch)
    {
    }

    /// <summary>A checkpoint was written.</summary>
    /// <param name="path">Its file.</param>
    void CheckpointSaved(string path)
    {
    }

    /// <summary>Something is not as it should be, but training goes on.</summary>
    /// <param name="message">What.</param>
    void Warned(string message)
    {
    }

    /// <summary>Training is over; not called where it ended with an exception.</summary>
    /// <param name="run">How it went.</param>
    void RunEnded(RunEnd run)
    {
    }
}
