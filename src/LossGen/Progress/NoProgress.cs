namespace LossGen;

/// <summary>Shows nothing.</summary>
internal sealed class NoProgress : IProgressView
{
    public void Start(int epochs, int examples)
    {
    }

    public void Step(int epoch, double fraction, double loss)
    {
    }

    public void Epoch(int epoch, double loss, IMetrics? validation, double examplesPerSecond)
    {
    }

    public void Say(string message)
    {
    }

    public void Warn(string message)
    {
    }

    public void Finish()
    {
    }
}
