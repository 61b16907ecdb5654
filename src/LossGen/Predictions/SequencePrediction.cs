namespace LossGen;

/// <summary>The class of each token of a sequence.</summary>
/// <typeparam name="T">The label's type.</typeparam>
/// <param name="Labels">The most probable class of each token, [L].</param>
/// <param name="Confidences">Its probability, 0 to 1, [L].</param>
public sealed record SequencePrediction<T>(IReadOnlyList<T> Labels, IReadOnlyList<float> Confidences)
{
    /// <summary>
    /// The entities that the labels say, where they are tags of the BIO family (<c>B_Person</c>, <c>I-PER</c>, <c>O</c>; BILOU and BIOES too), as seqeval's default mode reads them.
    /// </summary>
    /// <returns>The entities in order.</returns>
    /// <exception cref="InvalidOperationException">A label is no such tag.</exception>
    public IReadOnlyList<EntitySpan> Entities()
    {
        var tags = new EntityTag[Labels.Count];
        for (var position = 0; position < tags.Length; position++)
        {
            var name = Labels[position]?.ToString() ?? "";
            tags[position] = EntityTag.Parse(name)
                ?? throw new InvalidOperationException($"The label '{name}' at position {position} is no tag of the BIO family. Expected O, or a name such as B_Person or I-PER.");
        }

        var spans = new List<EntitySpan>();
        EntityTag.AddSpans(tags, spans);
        return spans;
    }
}
