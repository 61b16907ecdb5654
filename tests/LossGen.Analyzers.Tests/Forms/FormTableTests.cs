using LossGen.Analyzers.Tests.Declarations;
using LossGen.Analyzers.Tests.HandWritten;
using Xunit.Abstractions;

namespace LossGen.Analyzers.Tests.Forms;

/// <summary>
/// Mistakes whose halves can lie apart, in every form of C# that can carry them, each beside its correct twin. Of each form a few mistakes are looked
/// at here; the benchmark <c>forms</c> looks at all.
/// </summary>
public sealed class FormTableTests(ITestOutputHelper output)
{
    private static readonly Lazy<Task<FormTable>> Table =
        new(() => FormTable.Of(FormProgram.Sample(FormFloors.MistakesPerForm), Analysis.Analyzers, TorchSharpReferences.All));

    private static string Floors => Path.Combine(Repository.Root, "tests", "LossGen.Analyzers.Tests", "Forms", "floors.json");

    [Fact]
    public async Task Every_program_compiles()
    {
        var table = await Table.Value;
        Assert.Empty(table.Errors);
    }

    [Fact]
    public async Task Every_twin_is_silent()
    {
        var table = await Table.Value;
        foreach (var alarm in table.FalseAlarms) output.WriteLine(alarm.ToString());

        Assert.Empty(table.FalseAlarms);

        // What is silent by now leaves the list of known alarms.
        Assert.Empty(table.Healed);
    }

    [Fact]
    public async Task No_form_and_no_rule_is_found_less_often_than_before()
    {
        var table = await Table.Value;
        output.WriteLine($"{table.Share} mistakes are found.");
        var below = FormFloors.Read(Floors).Below(table).ToArray();
        foreach (var line in below) output.WriteLine(line);

        Assert.Empty(below);
    }

    [Fact]
    public void Names_are_unique()
    {
        Assert.Distinct(FormTable.Forms);
        Assert.Distinct(FormTable.Mistakes);
    }
}
