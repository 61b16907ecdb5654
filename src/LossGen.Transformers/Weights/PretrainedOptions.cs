namespace LossGen.Transformers;

/// <summary>What may differ between pretrained weights and the model that they go into. The encoder itself always has to fit.</summary>
public sealed record PretrainedOptions
{
    /// <summary>A head of the model, or its pooler, may be missing in the weights: it keeps the fresh ones that it has, to be trained. False by default.</summary>
    public bool AllowNewHeads { get; init; }

    /// <summary>The weights may have a head, or a pooler, that the model lacks: it is left out. False by default.</summary>
    public bool AllowUnusedHeads { get; init; }

    /// <summary>What fine-tuning starts with: new heads, and those of pretraining left out.</summary>
    public static PretrainedOptions FineTuning { get; } = new() { AllowNewHeads = true, AllowUnusedHeads = true };
}
