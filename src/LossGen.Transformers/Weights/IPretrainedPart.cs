namespace LossGen.Transformers;

/// <summary>A part of a model that has a place of its own in files of weights, wherever it stands in the model.</summary>
public interface IPretrainedPart
{
    /// <summary>What goes before the names of its parameters: "bert" for the encoder, so that they are "bert.encoder.layer.0 ..."; empty where they stand alone, as "classifier.weight".</summary>
    string PretrainedName { get; }
}
