namespace LossGen.Analyzers.Tests.Silence;

/// <summary>The programs of the battery in which something is reported as yet. What is here is to become less, and nothing is to be added.</summary>
internal static class Known
{
    public static IReadOnlySet<string> All { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        // LG2002
        "the same enum at the output and at the loss",
        // LG2010
        "labels from 1, fewer of them",
        "labels from 1, one more output",
        // LG2019
        "signs by a conditional alias",
        "signs by a foreach of refs",
        "signs by a ref local",
        // LG3002
        "children kept twice",
        "layers without parameters in an array",
        "path of layers registered elsewhere",
        // LG4001
        "model and optimizer of each round",
        "one step of each fold",
        // LG4003
        "gradients by autograd.grad",
        // LG4006
        "gradient by autograd in evaluation",
        "gradients off for good",
        "guard in a field",
        "guard of a helper",
        "no_grad by the caller",
        "no_grad by the caller's caller",
        "no_grad by the caller, declaration",
        "parameters without gradients",
        // LG4012
        "layer without parameters added later",
    };
}
