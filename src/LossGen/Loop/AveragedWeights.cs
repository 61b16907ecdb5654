using TorchSharp;

namespace LossGen;

/// <summary>The average of a model's weights over the steps, which stands in for them whenever the model is evaluated.</summary>
internal sealed class AveragedWeights : IDisposable
{
    private readonly torch.nn.Module _model;
    private readonly WeightAveraging _options;
    private readonly WeightCopy _average = new();
    private readonly WeightCopy _trained = new();
    private readonly KeptScalar _share = new();
    private int _evaluations;
    private bool _isOver;

    private AveragedWeights(torch.nn.Module model, WeightAveraging options)
    {
        _model = model;
        _options = options;
    }

    /// <summary>How many steps are in it.</summary>
    public long Count { get; private set; }

    /// <summary>The average; empty before the first step that counts.</summary>
    public IReadOnlyList<(string Name, torch.Tensor Tensor)> State => _average.State;

    /// <summary>The average that the options ask for; null where they ask for none.</summary>
    public static AveragedWeights? Of(torch.nn.Module model, TrainingOptions options) =>
        options.Averaging.Kind == AveragingKind.None ? null : new AveragedWeights(model, options.Averaging);

    /// <summary>Takes the weights after a step in.</summary>
    /// <param name="step">The number of the step, from 1.</param>
    public void Add(long step)
    {
        if (step < _options.StartStep)
            return;

        Count++;
        if (Count == 1)
        {
            _average.Keep(_model);
            return;
        }

        var share = _options.Kind == AveragingKind.Exponential ? 1 - _options.Decay : 1.0 / Count;
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        var weight = _share.Of(share);
        foreach (var ((_, average), (_, trained)) in _average.State.Zip(ModelState.Of(_model)))
        {
            if (average.is_floating_point())
                average.add_(trained.sub(average), weight);
            else
                average.copy_(trained);
        }
    }

    /// <summary>Takes up an average that was saved.</summary>
    public void Resume(long count, Action<WeightCopy> load)
    {
        Count = count;
        load(_average);
    }

    /// <summary>Puts the average into the model, until <see cref="EndEvaluation"/>.</summary>
    public void StartEvaluation()
    {
        if (_evaluations++ > 0 || Count == 0 || _isOver)
            return;

        _trained.Keep(_model);
        _average.Restore(_model);
    }

    /// <summary>Puts the weights that are trained back.</summary>
    public void EndEvaluation()
    {
        if (--_evaluations == 0 && Count > 0 && !_isOver)
            _trained.Restore(_model);
    }

    /// <summary>Puts the average into the model for good.</summary>
    public void Finish()
    {
        _isOver = true;
        _average.Restore(_model);
    }

    /// <summary>The model has other weights now that are not to be exchanged any more: the best.</summary>
    public void Abandon() => _isOver = true;

    public void Dispose()
    {
        _average.Dispose();
        _trained.Dispose();
        _share.Dispose();
    }
}
