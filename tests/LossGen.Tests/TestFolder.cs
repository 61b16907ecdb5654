namespace LossGen.Tests;

/// <summary>A folder of a test's own, in memory where there is such a place: runs that save at every step wait for the disk otherwise.</summary>
internal static class TestFolder
{
    private const string Memory = "/dev/shm";

    public static string Create()
    {
        if (!Directory.Exists(Memory))
            return Directory.CreateTempSubdirectory("lossgen").FullName;

        return Directory.CreateDirectory(Path.Combine(Memory, $"lossgen{Guid.NewGuid():N}")).FullName;
    }
}
