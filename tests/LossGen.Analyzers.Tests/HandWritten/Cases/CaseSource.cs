namespace LossGen.Analyzers.Tests.HandWritten;

/// <summary>How the short pieces of the cases become files.</summary>
internal static class CaseSource
{
    /// <summary>The head of each file.</summary>
    public const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using TorchSharp;
        using TorchSharp.Modules;
        using static TorchSharp.torch;
        using F = TorchSharp.torch.nn.functional;

        """;

    /// <summary>A method body in which <c>X</c> is a batch [8, 16], <c>Yl</c> its class indices and <c>Yb</c> its zeros and ones.</summary>
    public static string Body(string body, string members = "") => $$"""
        static class Subject
        {
            static object Run()
            {
                var X = randn(8, 16);
                var Yl = randint(5, new long[] { 8 });
                var Yb = (rand(8) > 0.5).to_type(ScalarType.Float32);
                {{body}}
            }
            {{members}}
        }
        """;
}
