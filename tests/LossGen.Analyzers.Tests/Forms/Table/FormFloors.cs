using System.Text.Encodings.Web;
using System.Text.Json;

namespace LossGen.Analyzers.Tests.Forms;

/// <summary>
/// What was found once and must be found again: the least share of the sample in each form and for each rule, in whole percent. They stand in
/// floors.json beside the tests; <c>dotnet run -c Release --project tests/LossGen.Benchmarks -- forms</c> raises those that can be raised.
/// </summary>
/// <param name="Forms">The least share of each form.</param>
/// <param name="Rules">The least share of each rule.</param>
internal sealed record FormFloors(SortedDictionary<string, int> Forms, SortedDictionary<string, int> Rules)
{
    /// <summary>How many mistakes a form of the sample carries.</summary>
    public const int MistakesPerForm = 3;

    private static readonly JsonSerializerOptions Format =
        new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The floors that stand in a file.</summary>
    public static FormFloors Read(string file) => JsonSerializer.Deserialize<FormFloors>(File.ReadAllText(file), Format)!;

    /// <summary>The shares of a table as floors, none of them lower than before.</summary>
    public FormFloors Raised(FormTable table) => new(Raised(Forms, table.ShareOfForm, FormTable.Forms), Raised(Rules, table.ShareOfRule, FormTable.Rules));

    /// <summary>Writes them to a file.</summary>
    public void Write(string file) => File.WriteAllText(file, JsonSerializer.Serialize(this, Format) + "\n");

    /// <summary>The forms and rules whose share is below its floor, or that have none.</summary>
    public IEnumerable<string> Below(FormTable table) =>
        Below("form", Forms, table.ShareOfForm, FormTable.Forms).Concat(Below("rule", Rules, table.ShareOfRule, FormTable.Rules));

    private static SortedDictionary<string, int> Raised(SortedDictionary<string, int> floors, Func<string, Share> of, IEnumerable<string> names) =>
        new(names.ToDictionary(name => name, name => Math.Max(floors.GetValueOrDefault(name), of(name).Percent)), StringComparer.Ordinal);

    private static IEnumerable<string> Below(string kind, SortedDictionary<string, int> floors, Func<string, Share> of, IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (!floors.TryGetValue(name, out var floor)) yield return $"The {kind} '{name}' has no floor.";
            else if (of(name).Percent < floor) yield return $"The {kind} '{name}': {of(name)} are found, {of(name).Percent} %, where {floor} % were.";
        }
    }
}
