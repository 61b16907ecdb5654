namespace LossGen.Catalog;

/// <summary>The families of rules. The first digit of an id names its family.</summary>
public static class RuleCategory
{
    /// <summary>LG1xxx: contradictions within a declaration.</summary>
    public const string Declarations = "LossGen.Declarations";

    /// <summary>LG2xxx: what goes into a loss.</summary>
    public const string Losses = "LossGen.Losses";

    /// <summary>LG3xxx: models and their outputs.</summary>
    public const string Models = "LossGen.Models";

    /// <summary>LG4xxx: training loops.</summary>
    public const string Training = "LossGen.Training";

    /// <summary>LG5xxx: traps of TorchSharp itself.</summary>
    public const string TorchSharp = "LossGen.TorchSharp";

    /// <summary>The family of an id.</summary>
    public static string Of(string id) => id[2] switch
    {
        '1' => Declarations,
        '2' => Losses,
        '3' => Models,
        '4' => Training,
        '5' => TorchSharp,
        _ => throw new ArgumentException($"'{id}' belongs to no family; ids are LG1xxx to LG5xxx.", nameof(id)),
    };
}
