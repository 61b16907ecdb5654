namespace LossGen;

/// <summary>How the members of one type of examples become what a model sees. The generator writes a subclass for each model whose examples declare a preparation.</summary>
/// <typeparam name="TExample">The type of the examples.</typeparam>
public abstract class InputPreparation<TExample> : InputPreparation
{
    /// <summary>Learns from examples without training: to look at what is learned, or before a model that is not trained is measured. <c>Fit</c> of the trainer does it by itself, unless it was done before.</summary>
    /// <param name="train">The training examples, and no others.</param>
    /// <exception cref="DataException">An example cannot be used, or there are none.</exception>
    public void Fit(IReadOnlyList<TExample> train)
    {
        ArgumentNullException.ThrowIfNull(train);
        if (train.Count == 0)
            throw DataException.EmptySplit("training");

        Learn(() =>
        {
            for (var index = 0; index < train.Count; index++)
                Observe(train[index], index);
        });
    }

    /// <summary>Learns from the examples that a run trains on, unless it was done before: never from those that validate it.</summary>
    /// <typeparam name="TMetrics">The metrics of the task.</typeparam>
    /// <param name="run">The run, before its first epoch.</param>
    /// <exception cref="DataException">An example cannot be used.</exception>
    public void Fit<TMetrics>(TrainingRun<TExample, TMetrics> run)
        where TMetrics : class, IMetrics
    {
        ArgumentNullException.ThrowIfNull(run);
        if (IsFitted)
            return;

        Learn(() =>
        {
            foreach (var rows in run.Pass())
            {
                foreach (var row in rows)
                    Observe(run.Train[row], row);
            }
        });
    }

    /// <summary>Shows the members of one training example to what learns from them.</summary>
    /// <param name="example">The example.</param>
    /// <param name="index">Its position.</param>
    protected abstract void Observe(TExample example, int index);
}
