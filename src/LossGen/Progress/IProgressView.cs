namespace LossGen;

/// <summary>Shows how training goes.</summary>
internal interface IProgressView
{
    void Start(int epochs, int examples);

    /// <summary>A step is done.</summary>
    /// <param name="epoch">The epoch, from 1.</param>
    /// <param name="fraction">The part of the epoch that is done, 0 to 1.</param>
    /// <param name="loss">The mean loss of the epoch so far.</param>
    void Step(int epoch, double fraction, double loss);

    /// <summary>An epoch is done, evaluation included.</summary>
    void Epoch(int epoch, double loss, IMetrics? validation, double examplesPerSecond);

    /// <summary>Something worth knowing, that is as it should be.</summary>
    void Say(string message);

    /// <summary>Something is not as it should be.</summary>
    void Warn(string message);

    /// <summary>Training is over, whichever way. May be called again.</summary>
    void Finish();
}
