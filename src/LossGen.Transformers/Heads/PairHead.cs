using TorchSharp;

namespace LossGen.Transformers;

/// <summary>
/// Judges pairs of texts that are encoded one by one: from their vectors u and v, [N, H] each, a dense layer on (u, v, |u - v|).
/// Logits [N, C] for <see cref="TaskKind.Classification"/>, or with one output numbers [N, 1] for <see cref="TaskKind.Regression"/>.
/// </summary>
/// <remarks>Reimers, Gurevych, Sentence-BERT, 2019. Where the cosine of u and v is to be learned, no head is needed: stack u and v to [N, 2, H] for <see cref="TaskKind.Similarity"/>.</remarks>
/// <param name="configuration">The encoder's sizes.</param>
/// <param name="outputs">The numbers for each pair.</param>
public sealed class PairHead(BertConfiguration configuration, int outputs)
    : Head(nameof(PairHead), "classifier", configuration, 3L * configuration.HiddenSize, outputs)
{
    /// <summary>Judges pairs.</summary>
    /// <param name="first">u, float [N, H].</param>
    /// <param name="second">v, float [N, H].</param>
    /// <returns>Float [N, outputs].</returns>
    public torch.Tensor Judge(torch.Tensor first, torch.Tensor second)
    {
        using var difference = first.sub(second);
        using var distance = difference.abs();
        using var both = torch.cat([first, second, distance], -1);
        return call(both);
    }
}
