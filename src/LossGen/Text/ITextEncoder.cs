namespace LossGen;

/// <summary>Turns text into the token ids that a model was made for. A trainer of a model with a <see cref="TextAttribute"/> member is given one.</summary>
/// <remarks>Has to give the same for the same text: trainers encode each text once. Where several threads predict with one trainer, they encode at the same time.</remarks>
public interface ITextEncoder
{
    /// <summary>The number of token ids, V: ids are 0 to V - 1.</summary>
    int VocabularySize { get; }

    /// <summary>The id that fills up shorter sequences.</summary>
    int Padding { get; }

    /// <summary>The most tokens of a sequence, those that the encoder adds included; what is longer is cut off and counted in <see cref="EncodedText.DroppedTokens"/>.</summary>
    int MaximumLength { get; }

    /// <summary>Encodes a text.</summary>
    /// <param name="text">The text, which may be empty.</param>
    /// <returns>Its tokens.</returns>
    EncodedText Encode(string text);

    /// <summary>Encodes two texts as one sequence.</summary>
    /// <param name="first">The first text.</param>
    /// <param name="second">The second text; its tokens are of type 1.</param>
    /// <returns>The tokens of both.</returns>
    EncodedText Encode(string first, string second);

    /// <summary>Encodes words, and remembers which token is the first of each. Every word has at least one token.</summary>
    /// <param name="words">The words, which may be none.</param>
    /// <returns>Their tokens.</returns>
    EncodedText Encode(IReadOnlyList<string> words);
}
