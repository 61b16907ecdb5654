using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Penguins;

namespace LossGen.Tests;

/// <summary>The run that tests start in a process of its own, to kill it. Arguments: the output folder, "resume" or "fresh".</summary>
internal static class Program
{
    /// <summary>The exit code of a run that ended because a checkpoint could not be written.</summary>
    public const int CannotWrite = 3;

    public static int Main(string[] arguments)
    {
        try
        {
            Console.WriteLine($"weights {Train(arguments[0], resume: arguments[1] == "resume")}");
            return 0;
        }
        catch (CheckpointException exception)
        {
            Console.WriteLine(exception.Message);
            return CannotWrite;
        }
    }

    /// <summary>Trains, and saves at every step.</summary>
    /// <returns>A hash of the final weights.</returns>
    public static string Train(string folder, bool resume)
    {
        using var trainer = new PenguinNetTrainer(new TrainingOptions
        {
            Epochs = 12,
            BatchSize = 4,
            LearningRate = 0.01,
            Optimizer = OptimizerKind.AdamW,
            WeightDecay = 0.01,
            Schedule = new() { Kind = ScheduleKind.Cosine, WarmupRatio = 0.1 },
            Evaluate = Every.Steps(7),
            KeepBest = true,
            ClipNorm = 1,
            OutputDirectory = folder,
            Save = Every.Steps(1),
            Resume = resume,
            LogJsonLines = false,
            Progress = ProgressDisplay.None,
            Threads = 1,
        });
        trainer.Callbacks.Add(new TellsSteps());
        trainer.Fit(PenguinData.Draw(90, seed: 1), PenguinData.Draw(30, seed: 2));
        var values = trainer.Model.parameters().SelectMany(parameter => parameter.data<float>().ToArray()).ToArray();
        return Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes<float>(values)));
    }

    private sealed class TellsSteps : ITrainingCallback
    {
        private bool _hasSaved;

        public void CheckpointSaved(string path)
        {
            if (!_hasSaved)
                Console.WriteLine("saved");

            _hasSaved = true;
        }

        public void RunStarted(RunStart run) => Console.WriteLine($"started {run.Step}");
    }
}
