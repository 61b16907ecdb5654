namespace LossGen;

/// <summary>Notes the only step of a dry run.</summary>
internal sealed class DryRunWatch : ITrainingCallback
{
    private readonly List<string> _warnings = [];

    public TrainingPoint? Step { get; private set; }

    public IReadOnlyList<string> Warnings => _warnings;

    public void Logged(TrainingPoint point) => Step ??= point;

    public void Warned(string message) => _warnings.Add(message);
}
