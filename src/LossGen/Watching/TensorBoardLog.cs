using TorchSharp;
using TorchSharp.Modules;

namespace LossGen;

/// <summary>Writes TensorBoard event files: <c>tensorboard --logdir</c> shows them.</summary>
internal sealed class TensorBoardLog(string directory) : IRunLog
{
    private readonly SummaryWriter _writer = torch.utils.tensorboard.SummaryWriter(directory, createRunName: true);

    public void RunStarted(RunStart run) => _writer.add_text("options", run.Options.ToJson(), (int)run.Step);

    public void Logged(TrainingPoint point)
    {
        Write("train/loss", point.Loss, point.Step);
        Write("train/learning rate", point.LearningRate, point.Step);
        if (point.GradientNorm is { } norm)
            Write("train/gradient norm", norm, point.Step);
    }

    public void Evaluated(EvaluationPoint point)
    {
        Write("validation/loss", point.Loss, point.Step);
        foreach (var metric in point.Metrics)
            Write($"validation/{metric.Name}", metric.Value, point.Step);
    }

    public void Dispose()
    {
        // The writer flushes every event, and has nothing to close.
    }

    private void Write(string name, double value, long step) => _writer.add_scalar(name, (float)value, (int)step);
}
