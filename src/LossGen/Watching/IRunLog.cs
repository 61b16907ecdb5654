namespace LossGen;

/// <summary>A log that the run opened itself, and closes.</summary>
internal interface IRunLog : ITrainingCallback, IDisposable;
