using System.Text.Json;
using LossGen.GroundTruth.Tests.Rules;

namespace LossGen.GroundTruth.Tests;

/// <summary>Runs code that damages its process in a process of its own. The argument: a file with a source made by <see cref="HarmCase.WrongSource"/>.</summary>
internal static class Program
{
    public static int Main(string[] arguments)
    {
        var execution = Rules.Execution.Of("Apart", File.ReadAllText(arguments[0]));
        Console.WriteLine(JsonSerializer.Serialize(ApartExecution.Of(execution)));
        return 0;
    }
}
