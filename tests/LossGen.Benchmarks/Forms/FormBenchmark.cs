using System.Globalization;
using System.Text;
using LossGen.Analyzers.Tests.Forms;
using LossGen.Benchmarks.Analyzers;

namespace LossGen.Benchmarks.Forms;

/// <summary>
/// Which mistakes the analyzers find in which forms of C#, as a table in docs/benchmarks/forms.md. <c>--rounds N</c> looks at N mistakes or a few more
/// in each form, instead of all.
/// </summary>
internal static class FormBenchmark
{
    private const string Found = "●";

    private const string Missed = "○";

    private static readonly string Floors = Path.Combine(Repository.Root, "tests", "LossGen.Analyzers.Tests", "Forms", "floors.json");

    private static readonly string Page = Path.Combine(Repository.Root, "docs", "benchmarks", "forms.md");

    public static BenchmarkTable Run(BenchmarkOptions options)
    {
        var programs = FormProgram.Sample(options.Rounds ?? int.MaxValue).Where(program => options.Wants(program.Form.Name)).ToArray();
        var measured = FormTable.Of(programs, AnalyzerVariants.LossGen, Corpus.References()).GetAwaiter().GetResult();
        var table = new BenchmarkTable("forms", "rule", "mistakes in forms", "found", "share");
        foreach (var rule in FormTable.Rules) Add(table, rule, measured.ShareOfRule(rule));
        Add(table, "all", measured.Share);
        foreach (var line in measured.Errors.Concat(measured.FalseAlarms)) table.Note(line);
        foreach (var program in measured.Healed) table.Note($"{program}: silent by now; take it out of KnownAlarms.");
        table.HasFailed = measured.Errors.Count + measured.FalseAlarms.Count + measured.Healed.Count > 0;
        if (!table.HasFailed && options.Only is null)
        {
            File.WriteAllText(Page, Text(measured, options.Rounds));
            var sample = FormProgram.Sample(FormFloors.MistakesPerForm);
            if (options.Rounds is null or FormFloors.MistakesPerForm) FormFloors.Read(Floors).Raised(measured.Only(sample)).Write(Floors);
        }

        return table;
    }

    private static void Add(BenchmarkTable table, string name, Share share) =>
        table.Add(name, share.All.ToString(CultureInfo.InvariantCulture), share.Found.ToString(CultureInfo.InvariantCulture), Percent(share));

    private static string Text(FormTable table, int? mistakes)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # One mistake in many forms

            ```
            dotnet run -c Release --project tests/LossGen.Benchmarks -- forms{(mistakes is { } some ? $" --rounds {some}" : "")}
            ```

            A mistake is made of two halves: a value made in one place, and the place where it meets what it must not meet. Each row below is a form of C# that
            carries a value from the one to the other, each column a mistake. {Found} is found by its rule, {Missed} is not, an empty cell was not measured: the
            form cannot carry such a value, or `--rounds N` left it out. Every program stands beside a twin without the mistake, in which nothing is reported.

            {FormTable.Forms.Count} forms, {FormTable.Mistakes.Count} mistakes of {FormTable.Rules.Count} rules: {table.Share} are found,
            {Percent(table.Share)}. Twins in which something is reported as yet: {KnownAlarms.All.Count}.

            ## By mistake

            | column | mistake | forms | found | share |
            |---|---|---|---|---|

            """);
        var columns = FormTable.Mistakes.Select((mistake, index) => (Mistake: mistake, Number: (index + 1).ToString(CultureInfo.InvariantCulture))).ToArray();
        foreach (var (mistake, number) in columns)
        {
            var share = table.ShareOfMistake(mistake);
            text.Append(CultureInfo.InvariantCulture, $"| {number} | {mistake} | {share.All} | {share.Found} | {Percent(share)} |\n");
        }

        text.Append("\n## By form\n\n| form | found | share | ").AppendJoin(" | ", columns.Select(column => column.Number)).Append(" |\n|---|---|---|");
        text.Insert(text.Length, "---|", columns.Length).Append('\n');
        foreach (var form in FormTable.Forms)
        {
            var share = table.ShareOfForm(form);
            text.Append(CultureInfo.InvariantCulture, $"| {form} | {share} | {Percent(share)} | ")
                .AppendJoin(" | ", columns.Select(column => table[form, column.Mistake] switch { true => Found, false => Missed, null => "" }))
                .Append(" |\n");
        }

        return text.ToString();
    }

    private static string Percent(Share share) => share.Percent.ToString(CultureInfo.InvariantCulture) + " %";
}
