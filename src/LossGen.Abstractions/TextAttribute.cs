namespace LossGen;

/// <summary>
/// The member is text: a <see cref="string"/>, or its words as an array or list of them. Two members in declaration order are a pair, such as a question and its answer.
/// An <c>ITextEncoder</c> that the trainer is given turns it into one sequence of token ids; the model gets int64 [N, L], padded to the longest of the batch.
/// </summary>
/// <remarks>
/// <para>
/// Parameters of <c>forward</c> that no feature fills and that have one of these names tell the model more: <c>mask</c> is bool [N, L], true at tokens;
/// <c>paddingMask</c> is bool [N, L], true at padding; <c>lengths</c> is int64 [N]; <c>tokenTypes</c> is int64 [N, L], 1 at the tokens of a second text.
/// </para>
/// <para>
/// The labels of a token classification are those of the words, of which the encoder may make several tokens: the first token of each word has the label, the others have none,
/// and a prediction has one label per word.
/// </para>
/// </remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class TextAttribute : Attribute;
