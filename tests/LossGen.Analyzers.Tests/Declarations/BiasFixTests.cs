using LossGen.Analyzers.Tests.Declarations.Harness;
using LossGen.CodeFixes.Declarations;
using static LossGen.Analyzers.Tests.Declarations.Harness.Sample;

namespace LossGen.Analyzers.Tests.Declarations;

/// <summary>Biases are left out of layers that must have none.</summary>
public sealed class BiasFixTests
{
    [Theory]
    [InlineData("{|LG1305:Linear(2, 8)|}", "Linear(2, 8, hasBias: false)")]
    [InlineData("{|LG1305:Linear(2, 8, hasBias: true)|}", "Linear(2, 8, hasBias: false)")]
    [InlineData("Sequential({|LG1305:nn.Linear(2, 4)|}, ReLU(), Linear(4, 8, false))", "Sequential(nn.Linear(2, 4, hasBias: false), ReLU(), Linear(4, 8, false))")]
    public Task A_layer_of_Deep_SVDD(string wrong, string right) => FixTest<LeaveOutBiasFix>.Run(
        Join(Row("[Label] bool? Sick"), Net("Task(AnomalyDetection, typeof(Row))", head: wrong)),
        Join(Row("[Label] bool? Sick"), Net("Task(AnomalyDetection, typeof(Row))", head: right)),
        "bias");

    [Theory]
    [InlineData("Task(AnomalyDetection, typeof(Row)), Loss(DeepSad)", "Linear(2, 8)")]
    [InlineData("Task(AnomalyDetection, typeof(Row))", "Linear(2, 8, hasBias: System.DateTime.Now.Year > 3000)")]
    [InlineData("Task(BinaryClassification, typeof(Row))", "Linear(2, 1)")]
    public async Task Is_silent_where_a_bias_does_no_harm(string task, string head)
    {
        var consumer = await Consumer.RunAsync(Consumer.Compile([Join(Row("[Label] bool Sick"), Net(task, head: head))]));
        Assert.Empty(consumer.Problems);
    }
}
