namespace LossGen.Transformers;

/// <summary>A pretrained model: sizes, weights, and the files of its tokenizer.</summary>
public interface IPretrainedSource
{
    /// <summary>What messages call it.</summary>
    string Name { get; }

    /// <summary>The sizes of the encoder.</summary>
    BertConfiguration Configuration { get; }

    /// <summary>Reads the weights.</summary>
    /// <returns>The weights; the caller disposes them.</returns>
    /// <exception cref="CheckpointException">They are damaged.</exception>
    PretrainedWeights LoadWeights();

    /// <summary>Reads another file: "vocab.txt", say.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Its bytes.</returns>
    /// <exception cref="FileNotFoundException">There is none of that name.</exception>
    byte[] ReadFile(string name);
}
