namespace LossGen.Transformers;

/// <summary>An operation of an ONNX graph.</summary>
/// <param name="Operation">What it does: "MatMul", "Add" ...</param>
/// <param name="Inputs">The names of what goes in.</param>
/// <param name="Outputs">The names of what comes out.</param>
internal sealed record OnnxNode(string Operation, IReadOnlyList<string> Inputs, IReadOnlyList<string> Outputs);
