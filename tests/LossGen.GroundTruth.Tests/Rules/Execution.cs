using LossGen.GroundTruth.Tests.Execution;
using TorchSharp;

namespace LossGen.GroundTruth.Tests.Rules;

/// <summary>What a method body does when it runs.</summary>
/// <param name="Value">The numbers of the tensor, or the number, that it returns; empty where it throws.</param>
/// <param name="Gradient">The gradient that arrives at the input <c>X</c>; null where none does.</param>
/// <param name="Failure">What it throws, in its body or in the backward after it.</param>
/// <param name="IsFailureOfBackward">Whether the body ran and backward threw.</param>
internal sealed record Execution(double[] Value, double[]? Gradient, Exception? Failure, bool IsFailureOfBackward)
{
    /// <summary>The first number returned.</summary>
    public double Number => Value[0];

    /// <summary>The length of the gradient; 0 where there is none.</summary>
    public double GradientNorm => Math.Sqrt((Gradient ?? []).Sum(value => value * value));

    /// <summary>The length of the returned numbers taken as a vector.</summary>
    public double Norm => Math.Sqrt(Value.Sum(value => value * value));

    /// <summary>Compiles and runs a source made by <see cref="HarmCase.Source"/>, with the same random numbers each time.</summary>
    public static Execution Of(string assembly, string source)
    {
        var type = CompiledSource.Of(assembly, source).Assembly.GetType("Subject")!;
        var run = type.GetMethod("Run", System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)!.CreateDelegate<Func<object>>();
        torch.manual_seed(4);
        using var scope = torch.NewDisposeScope();
        object returned;
        try
        {
            returned = run();
        }
#pragma warning disable CA1031 // whatever the executed code throws is the result
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return new Execution([], null, failure, false);
        }
        finally
        {
            torch.set_grad_enabled(true);
        }

        var leaf = (torch.Tensor)type.GetField("Leaf")!.GetValue(null)!;
        try
        {
            if (returned is torch.Tensor { requires_grad: true } loss && leaf.grad is null) loss.sum().backward();
        }
#pragma warning disable CA1031 // whatever backward throws is the result
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return new Execution(Numbers(returned), null, failure, true);
        }

        return new Execution(Numbers(returned), leaf.grad is { } gradient ? Numbers(gradient) : null, null, false);
    }

    /// <summary>Whether two executions say the same, and send the same gradient back.</summary>
    public bool Agrees(Execution other) => Failure is null && other.Failure is null && Close(Value, other.Value) && Close(Gradient ?? [], other.Gradient ?? []);

    private static bool Close(double[] left, double[] right) =>
        left.Length == right.Length && left.Zip(right, (a, b) => Math.Abs(a - b) <= 1e-5 * Math.Max(1, Math.Abs(b)) || (double.IsNaN(a) && double.IsNaN(b))).All(isClose => isClose);

    private static double[] Numbers(object returned) => returned switch
    {
        torch.Tensor tensor => tensor.detach().to_type(torch.ScalarType.Float64).reshape(-1).data<double>().ToArray(),
        bool flag => [flag ? 1 : 0],
        IConvertible number => [Convert.ToDouble(number, System.Globalization.CultureInfo.InvariantCulture)],
        _ => throw new ArgumentException($"A case returns a tensor or a number, not {returned.GetType()}.", nameof(returned)),
    };
}
