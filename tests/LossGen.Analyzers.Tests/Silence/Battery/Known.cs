namespace LossGen.Analyzers.Tests.Silence;

/// <summary>The programs of the battery in which something is reported as yet. What is here is to become less, and nothing is to be added.</summary>
internal static class Known
{
    public static IReadOnlySet<string> All { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        // LG2010
        "labels from 1, fewer of them",
        "labels from 1, one more output",
        // LG2019
        "signs by Parallel.For",
        "signs by a conditional alias",
        "signs by a constructor",
        "signs by a deconstruction",
        "signs by a foreach of refs",
        "signs by a helper",
        "signs by a helper of lists",
        "signs by a helper of spans",
        "signs by a helper of the library",
        "signs by a lambda",
        "signs by a local function",
        "signs by a ref local",
        "signs by a span's element",
        "signs by an alias",
        "signs by an object that holds it",
        "signs by out",
        "signs in a tensor, by a helper",
        "signs made by compound assignment",
        "signs made of zeros and ones",
        "signs stored one by one",
        // LG2020
        "in a test: divergence of random numbers",
        // LG2021
        "in a test: mean of a divergence",
        // LG2031
        "sum divided by the batch, added to a mean",
        "sum divided by the count, added to a mean",
        "sum divided later",
        // LG3001
        "child appended to a ModuleList",
        "child in a field of the base type",
        "child in a field of the plain base type",
        // LG3002
        "back link to the parent",
        "children kept twice",
        "layers without parameters in an array",
        "path of layers registered elsewhere",
        // LG4001
        "cleared by a conditional alias of two names of one",
        "cleared by an alias",
        "cleared by an alias of the base type",
        "model and optimizer of each round",
        "one step of each fold",
        "optimizer in a list, by index",
        "optimizers in a dictionary",
        "optimizers in a list, ForEach",
        "optimizers in an array, foreach, step by name",
        "stepped by an alias",
        // LG4003
        "gradients by autograd.grad",
        // LG4006
        "gradient by autograd in evaluation",
        "gradients off for good",
        "guard in a field",
        "guard in a variable",
        "guard in a variable, finally",
        "guard in a variable, used",
        "guard of a helper",
        "in a test: evaluation with gradients",
        "in a test: evaluation with gradients, another framework",
        "no_grad by the caller",
        "no_grad by the caller's caller",
        "no_grad by the caller, declaration",
        "parameters without gradients",
        "set_grad_enabled by a flag",
        "set_grad_enabled(false)",
        // LG4007
        "loss tensor summed without gradients",
        // LG4008
        "epoch in a helper",
        "epoch in a helper with its scheduler",
        "full batch",
        "full batch, step variable",
        "full batch, while",
        // LG4009
        "conversion that never happens",
        // LG4012
        "layer without parameters added later",
        // LG5002
        "in a test: hinge without a margin",
        // LG5007
        "in a test: result dropped",
        "in a test: result dropped in a theory",
    };
}
