using TorchSharp;

namespace LossGen;

/// <summary>All that a trial changes of a trainer, kept to be put back: weights, mode, random numbers, weights of the loss, thresholds, centre, preparation.</summary>
internal sealed class KeptState : IDisposable
{
    private readonly IDisposable _use;
    private readonly torch.nn.Module _model;
    private readonly DecisionThresholds _thresholds;
    private readonly WeightCopy _weights = new();
    private readonly bool _isTraining;
    private readonly (IWeightTable Table, WeightSummary? Summary)[] _tables;
    private readonly double[] _values;
    private readonly AnomalyCentre _centre;
    private readonly float[] _coordinates;
    private readonly InputPreparation? _preparation;
    private readonly string _learned;

    public KeptState(IDisposable use, torch.nn.Module model, TrainingOptions options, DecisionThresholds thresholds, AnomalyCentre centre, InputPreparation? preparation)
    {
        _use = use;
        _model = model;
        _thresholds = thresholds;
        _centre = centre;
        _weights.Keep(model);
        _isTraining = model.training;
        _tables = [.. RunNotes.Of(options).Tables.Select(table => (table, table.Summary))];
        _values = [.. thresholds.Values];
        _coordinates = [.. centre.Values];
        _preparation = preparation;
        _learned = preparation?.Save() ?? "";
    }

    /// <summary>Puts everything back.</summary>
    public void Dispose()
    {
        _weights.Restore(_model);
        _weights.Dispose();
        _model.train(_isTraining);
        _thresholds.Set(_values);
        _centre.Set(_coordinates);
        _preparation?.Load(_learned, "What was kept");
        foreach (var (table, summary) in _tables)
            table.Restore(summary);

        _use.Dispose();
    }
}
