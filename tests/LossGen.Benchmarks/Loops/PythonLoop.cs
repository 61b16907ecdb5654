using System.Diagnostics;
using System.Globalization;

namespace LossGen.Benchmarks.Loops;

/// <summary>The loop by hand in Python, in a process that waits while others run.</summary>
internal sealed class PythonLoop : ILoopContestant
{
    private readonly Process _process;

    /// <param name="interpreter">A Python that has torch.</param>
    /// <param name="subject">The name of the model.</param>
    /// <param name="threads">The threads of an operation.</param>
    /// <exception cref="InvalidOperationException">It has not.</exception>
    public PythonLoop(string interpreter, string subject, int threads)
    {
        var script = Path.Combine(Repository.Root, "tests", "LossGen.Benchmarks", "Loops", "Python", "loop.py");
        var start = new ProcessStartInfo(interpreter, [script, subject, threads.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        _process = Process.Start(start)!;
        Name = $"Python, torch {Read()}";
    }

    public string Name { get; }

    public LoopSample Run(int warmUp, int steps)
    {
        _process.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{warmUp} {steps}"));
        return new LoopSample(double.Parse(Read(), CultureInfo.InvariantCulture), double.NaN, 0);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private string Read() => _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"{_process.StartInfo.FileName} ended. It must be a Python that has torch.");
}
