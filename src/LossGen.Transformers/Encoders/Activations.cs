using TorchSharp;
using static TorchSharp.torch.nn;

namespace LossGen.Transformers;

/// <summary>Activations by the names that Hugging Face's configurations use.</summary>
internal static class Activations
{
    // Kept, because a scalar that is made for a call may be collected during it.
    private static readonly Scalar QuickSlope = 1.702;

    private static readonly Dictionary<string, Func<torch.Tensor, torch.Tensor>> ByName = new(StringComparer.Ordinal)
    {
        ["gelu"] = static x => functional.gelu(x),
        ["gelu_python"] = static x => functional.gelu(x),
        ["gelu_new"] = TanhGelu,
        ["gelu_fast"] = TanhGelu,
        ["gelu_accurate"] = TanhGelu,
        ["gelu_pytorch_tanh"] = TanhGelu,
        ["quick_gelu"] = QuickGelu,
        ["relu"] = static x => x.relu(),
        ["relu2"] = SquaredRelu,
        ["relu6"] = static x => functional.relu6(x),
        ["leaky_relu"] = static x => functional.leaky_relu(x),
        ["silu"] = static x => functional.silu(x),
        ["swish"] = static x => functional.silu(x),
        ["mish"] = static x => functional.mish(x),
        ["sigmoid"] = static x => x.sigmoid(),
        ["tanh"] = static x => x.tanh(),
        ["linear"] = static x => x.alias(),
    };

    public static IReadOnlyCollection<string> Names => ByName.Keys;

    public static bool IsKnown(string name) => ByName.ContainsKey(name);

    public static Func<torch.Tensor, torch.Tensor> Of(string name) => ByName[name];

    private static torch.Tensor TanhGelu(torch.Tensor x) => functional.gelu(x, TorchSharp.Modules.GELU.Approximate.tanh);

    private static torch.Tensor QuickGelu(torch.Tensor x)
    {
        using var gate = x.mul(QuickSlope);
        using var open = gate.sigmoid();
        return x.mul(open);
    }

    private static torch.Tensor SquaredRelu(torch.Tensor x)
    {
        using var positive = x.relu();
        return positive.square();
    }
}
