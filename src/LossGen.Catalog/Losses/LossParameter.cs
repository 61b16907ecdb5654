namespace LossGen.Catalog;

/// <summary>A parameter of a loss call, by name, and what is handed to it.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="Argument">What is handed to it.</param>
/// <param name="Scalar">The named argument of [Loss], where it is one.</param>
public readonly record struct LossParameter(string Name, LossArgument Argument, string Scalar = "");
