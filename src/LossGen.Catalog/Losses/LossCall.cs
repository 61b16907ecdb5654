namespace LossGen.Catalog;

/// <summary>The call that computes a loss, with every parameter named and given: TorchSharp's defaults differ from PyTorch's in places.</summary>
/// <param name="Method">The method, fully qualified.</param>
/// <param name="Parameters">Its parameters in order.</param>
public sealed record LossCall(string Method, EquatableArray<LossParameter> Parameters)
{
    /// <summary>The call as C#, each argument written by the caller.</summary>
    public string ToExpression(Func<LossParameter, string> write) =>
        Method + "(" + string.Join(", ", Parameters.Select(parameter => parameter.Argument is LossArgument.Prediction or LossArgument.Target
            ? write(parameter)
            : parameter.Name + ": " + write(parameter))) + ")";
}
