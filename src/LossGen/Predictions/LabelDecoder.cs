namespace LossGen;

/// <summary>Turns which labels apply into the user's own type: a flags enum, a set, an array.</summary>
/// <typeparam name="T">That type.</typeparam>
/// <param name="labels">Whether each label applies, [C]. Valid during the call only.</param>
/// <returns>The labels.</returns>
public delegate T LabelDecoder<out T>(ReadOnlySpan<bool> labels);
