using Microsoft.CodeAnalysis;

namespace LossGen.Catalog.Declarations.Reading;

/// <summary>What can be seen of a model's last layer. What cannot be seen is null.</summary>
/// <param name="Width">How many numbers the last Linear returns per example.</param>
/// <param name="WidthPlace">Where that number is written.</param>
/// <param name="Activation">The activation applied after it, by TorchSharp's name in lower case.</param>
/// <param name="ActivationPlace">Where it is applied.</param>
internal sealed record Head(int? Width, Location? WidthPlace, string? Activation, Location? ActivationPlace)
{
    public static readonly Head Unknown = new(null, null, null, null);
}
