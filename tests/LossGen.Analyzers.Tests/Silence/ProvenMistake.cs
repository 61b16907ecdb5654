namespace LossGen.Analyzers.Tests.Silence;

/// <summary>A warning on sources of others that is right.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Proof">Why it is right.</param>
internal sealed record ProvenMistake(string File, string Rule, string Proof)
{
    /// <summary>All of them, in TorchSharp and its examples.</summary>
    public static IReadOnlyList<ProvenMistake> All { get; } =
    [
        new("MNIST.cs", "LG4010", "TorchSharpExamples: the variable 'scheduler' is made, a StepLR by 0.7 for each epoch, and the file never names it again; the learning rate stays."),
        new("TestJIT.cs", "LG3001", "TorchSharp's tests: parameters() of TestScriptModule is empty, for its script module is never registered; the test only calls it."),
        new("TestAutogradFunction.cs", "LG5008", "TorchSharp's tests: grad_output.sum(0) is meant over dimension 0, as the lines around it show, and binds to sum(ScalarType.Byte): one number of dtype uint8."),
        new("NN.cs", "LG2020", "TorchSharp's tests: kl_div of random numbers; the test only asks for a number that is not NaN."),
        new("NN.cs", "LG5002", "TorchSharp's tests: hinge_embedding_loss with its margin left at 0; the test only asks for a number that is not NaN."),
    ];
}
