using System.Runtime.CompilerServices;

namespace LossGen;

/// <summary>
/// What the parts of one trainer know of each other. They share its options and nothing else (each trainer has its own copy), so the notes hang on these.
/// </summary>
internal sealed class RunNotes
{
    private static readonly ConditionalWeakTable<TrainingOptions, RunNotes> All = [];

    private readonly List<IWeightTable> _tables = [];

    /// <summary>The weight tables of the trainer's losses.</summary>
    public IReadOnlyList<IWeightTable> Tables => _tables;

    /// <summary>The trainer's texts; null where its examples have none.</summary>
    public TextCache? Texts { get; set; }

    public static RunNotes Of(TrainingOptions options) => All.GetValue(options, static _ => new RunNotes());

    public void Add(IWeightTable table) => _tables.Add(table);
}
