using System.Globalization;

namespace LossGen.Files;

/// <summary>A row of a file, as messages name it.</summary>
/// <param name="File">The file.</param>
/// <param name="Unit">What is counted: "line" or "row".</param>
/// <param name="Number">Its number, from 1.</param>
internal readonly record struct RecordPlace(string File, string Unit, long Number)
{
    public DataException Error(string message, Exception? cause = null)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{File}, {Unit} {Number}: {message}");
        return cause is null ? new DataException(text) : new DataException(text, cause);
    }
}
