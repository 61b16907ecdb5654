namespace LossGen.Catalog;

/// <summary>A parameter of a loss call, by name, and what is handed to it.</summary>
public readonly record struct LossParameter(string Name, LossArgument Argument);
