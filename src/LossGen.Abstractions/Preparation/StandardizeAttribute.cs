namespace LossGen;

/// <summary>
/// The numbers are fed to the model less their mean and divided by their standard deviation: <c>(x - mean) / deviation</c>. Both are found by <c>Fit</c> in the training examples alone and saved with the weights.
/// On a type: all numbers among its features (also arrays) that say nothing else. On a label of real numbers: the loss sees the scaled label; predictions and metrics are in the label's units.
/// </summary>
/// <remarks>
/// The deviation is that of the population (divided by N); 1 where all numbers are the same. Of an array each place has its own mean; of an image, [channels, height, width], each channel;
/// of a sequence of vectors each place of the vector; of any other shape the array as a whole has one. Bools, enums and token ids stay what they are.
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class StandardizeAttribute : Attribute
{
}
