using System.Text.Encodings.Web;
using System.Text.Json;
using Spectre.Console;

namespace LossGen.Benchmarks;

/// <summary>What a benchmark found: printed for people, written as JSON for programs.</summary>
/// <param name="name">The benchmark.</param>
/// <param name="columns">The columns, the first of which names the row.</param>
internal sealed class BenchmarkTable(string name, params string[] columns)
{
    private const int Width = 240;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<string[]> _rows = [];
    private readonly List<string> _notes = [];

    /// <summary>Whether what was measured is not as it must be.</summary>
    public bool HasFailed { get; set; }

    /// <summary>Adds a row, one cell for each column.</summary>
    public void Add(params string[] cells) => _rows.Add(cells);

    /// <summary>Adds a line below the table.</summary>
    public void Note(string line) => _notes.Add(line);

    public void Print()
    {
        var table = new Table().RoundedBorder().Title(name);
        foreach (var column in columns) table.AddColumn(Markup.Escape(column));
        table.Columns[0].NoWrap();
        foreach (var column in table.Columns.Skip(1)) column.RightAligned();
        foreach (var row in _rows) table.AddRow([.. row.Select(Markup.Escape)]);

        AnsiConsole.Profile.Width = Width;
        AnsiConsole.Write(table);
        foreach (var note in _notes) Console.WriteLine(note);
    }

    public string ToJson() => JsonSerializer.Serialize(
        new
        {
            benchmark = name,
            rows = _rows.Select(row => columns.Zip(row).ToDictionary(cell => cell.First, cell => cell.Second)),
            notes = _notes,
        },
        Indented);
}
