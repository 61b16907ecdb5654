using System.Runtime.CompilerServices;

namespace LossGen.Trainers.Tests;

/// <summary>Networks this small gain nothing from a second thread, and lose much to it where the cores are busy.</summary>
internal static class Threads
{
    [ModuleInitializer]
    internal static void UseOne() => torch.set_num_threads(1);
}
