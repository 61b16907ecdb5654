using System.Text;

namespace LossGen.Catalog.Tests;

/// <summary>Writes docs/losses.md from the catalog.</summary>
internal static class LossTable
{
    public static string Write()
    {
        var page = new StringBuilder();
        page.Append("""
            # Tasks, label encodings and losses

            Written from the catalog; a test fails when the two differ (`LOSSGEN_UPDATE_DOCS=1 dotnet test tests/LossGen.Catalog.Tests` writes it again).
            N is the number of examples in a batch, C the number of classes, D the width of a vector, p the model's output, y the target.

            ## Which loss a declaration gives

            | task | label encoding | said by | target | model returns | loss |
            |---|---|---|---|---|---|

            """);
        foreach (var task in TaskCatalog.All)
        {
            foreach (var (encoding, loss) in task.Encodings)
            {
                var entry = EncodingCatalog.Get(encoding);
                Row(page, $"`{task.Kind}`", entry.Name, SaidBy(entry), entry.Target, Output(task), $"`{loss}`");
            }
        }

        page.Append("\n## Losses\n\n`[Loss(...)]` chooses another loss than the implied one.\n\n| loss | tasks | takes | formula | prefer it when | modifiers | PyTorch | Keras |\n|---|---|---|---|---|---|---|---|\n");
        foreach (var loss in LossCatalog.All)
        {
            Row(
                page,
                $"`{loss.Kind}`",
                string.Join(", ", loss.Tasks.Select(task => $"`{task}`")),
                $"{Scale(loss)}; {string.Join(" or ", loss.Encodings.Select(encoding => EncodingCatalog.Get(encoding).Name))}",
                $"`{loss.Formula}`",
                loss.Advice,
                Modifiers(loss),
                $"`{loss.PyTorch}`",
                $"`{loss.Keras}`");
        }

        page.Append("\n## Metrics\n\n| task | metrics |\n|---|---|\n");
        foreach (var task in TaskCatalog.All)
            Row(page, $"`{task.Kind}`", task.MetricNames);

        return page.ToString();
    }

    private static void Row(StringBuilder page, params IEnumerable<string> cells) =>
        page.Append("| ").AppendJoin(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal))).Append(" |\n");

    private static string SaidBy(EncodingEntry entry) =>
        entry.ImpliedBy.StartsWith("nothing", StringComparison.Ordinal) ? $"`[{entry.Attribute}]`" : $"{entry.ImpliedBy}, or `[{entry.Attribute}]`";

    private static string Output(TaskEntry task) => task.Output switch
    {
        OutputShape.PerClass => "[N, C]",
        OutputShape.PerExample => "[N] or [N, 1]",
        _ => "[N] or [N, 1]; [N, D] for a vector",
    };

    private static string Scale(LossEntry loss) => loss.Scale switch
    {
        PredictionScale.Logits => "logits",
        PredictionScale.Score => "a signed score",
        _ => "the quantity itself",
    };

    private static string Modifiers(LossEntry loss) => string.Join(", ", Enum.GetValues<LossModifiers>().Where(modifier => loss.Takes(modifier)).Select(modifier => modifier switch
    {
        LossModifiers.Delta or LossModifiers.Beta => $"`{modifier}` of `[Loss]`",
        _ => $"`[{modifier}]`",
    }));
}
