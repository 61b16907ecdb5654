namespace LossGen;

/// <summary>Metrics that know which class was taken for which: reports show the matrix.</summary>
internal interface IWithConfusion
{
    ConfusionMatrix Confusion { get; }
}
