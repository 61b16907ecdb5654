namespace LossGen.Catalog.Declarations;

/// <summary>How a member holds the candidates of a multiple choice, each of which is a text or a sequence of token ids.</summary>
/// <param name="Form">An array or a list.</param>
/// <param name="Type">The type of one candidate, fully qualified.</param>
public sealed record CandidateList(CollectionForm Form, string Type);
