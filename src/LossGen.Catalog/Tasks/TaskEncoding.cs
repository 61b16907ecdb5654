namespace LossGen.Catalog;

/// <summary>A label encoding under a task, and the loss that it implies there.</summary>
public readonly record struct TaskEncoding(LabelEncoding Encoding, LossKind Loss);
