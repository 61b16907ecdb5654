using System.Globalization;
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
            N is the number of examples in a batch, C the number of classes, D the width of a vector, L the length of the longest sequence, p the model's output, y the target.

            ## What do you ask?

            Find the question, then how the labels are stored; the loss follows. Where another loss would serve better, it says when.


            """);
        foreach (var task in TaskCatalog.All)
            Guide(page, task);

        page.Append("""
            ## Which loss a declaration gives

            | task | label encoding | said by | target | model returns | loss |
            |---|---|---|---|---|---|

            """);
        foreach (var task in TaskCatalog.All)
        {
            foreach (var (encoding, loss) in task.Encodings)
            {
                var entry = EncodingCatalog.Get(encoding);
                Row(page, $"`{task.Kind}`", entry.Name, SaidBy(task, entry), Target(task, entry), Output(task), $"`{loss}`");
            }
        }

        page.Append("\n## Losses\n\n`[Loss(...)]` chooses another loss than the implied one.\n\n| loss | tasks | takes | formula | prefer it when | modifiers | PyTorch | Keras |\n|---|---|---|---|---|---|---|---|\n");
        foreach (var loss in LossCatalog.All)
        {
            Row(
                page,
                $"`{loss.Kind}`",
                string.Join(", ", loss.Tasks.Select(task => $"`{task}`")),
                $"{Scale(loss)}; {string.Join(" or ", loss.Encodings.Select(encoding => EncodingCatalog.Get(encoding).Name))}{(loss.ClassCount > 0 ? $" of {loss.ClassCount} classes" : "")}",
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

    /// <summary>One question with its answers.</summary>
    private static void Guide(StringBuilder page, TaskEntry task)
    {
        page.Append(CultureInfo.InvariantCulture, $"**{task.Question}** `[Task({task.Kind}, ...)]`; the model returns {Output(task)}.\n\n");
        if (task.HasSeveralLabels)
            page.Append("- Each label says its own task, and all that follows for its encoding and loss: `[Label(Regression)]`.\n- The mean losses are added, `[LossWeight(0.5)]` on a label says what one counts; `[UncertaintyWeighting]` on the model learns it (Kendall et al., 2018).\n");

        foreach (var (encoding, implied) in task.Encodings)
        {
            var entry = EncodingCatalog.Get(encoding);
            page.Append(CultureInfo.InvariantCulture, $"- Labels as {entry.Name} ({SaidBy(task, entry)}): `{implied}`. {LossCatalog.Find(implied)!.Advice}\n");
            foreach (var other in LossCatalog.All.Where(loss => loss.Kind != implied && loss.Serves(task.Kind) && loss.Takes(encoding)))
                page.Append(CultureInfo.InvariantCulture, $"  - `[Loss({other.Kind})]`: {char.ToLowerInvariant(other.Advice[0])}{other.Advice[1..]}\n");
        }

        page.Append('\n');
    }

    private static void Row(StringBuilder page, params IEnumerable<string> cells) =>
        page.Append("| ").AppendJoin(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal))).Append(" |\n");

    private static string Target(TaskEntry task, EncodingEntry entry) => task.Unit switch
    {
        LabelUnit.Token => "int64 [N * L], -100 for padding",
        LabelUnit.NextToken => "int64 [N * L], each token's successor, -100 where there is none",
        LabelUnit.Pixel => "int64 [N * H * W]",
        LabelUnit.Transcript => "int64 [N * S], -100 behind the last",
        _ => entry.Target,
    };

    private static string SaidBy(TaskEntry task, EncodingEntry entry) => task.Unit switch
    {
        LabelUnit.Token => $"an array, memory or list of an enum or of bools beside a `[Tokens]` member, or `[{entry.Attribute}]` on integers",
        LabelUnit.NextToken => "`[Tokens(vocabulary)]` on the label",
        LabelUnit.Transcript => $"an array, memory or list of an enum beside a `[Sequence(width)]` or `[Tokens]` member, or `[{entry.Attribute}]` on integers",
        LabelUnit.Pixel => $"`[Shape(height, width)]` on an array of an enum or of bools, or with `[{entry.Attribute}]` on integers",
        _ when task.Kind == TaskKind.OpenSetClassification => $"an enum, or `[{entry.Attribute}]` on an integer, that may be null for what is of no class",
        _ when task.TakesUnlabelled => $"a bool or an enum of two members, that may be null where the label is not known, or `[{entry.Attribute}]`",
        _ when task.Encodings is [{ Encoding: LabelEncoding.SignedBinary }] => $"a bool or an enum of two members, or `[{entry.Attribute}]`",
        _ when task.Kind == TaskKind.MetricLearning => $"an enum, or `[{entry.Attribute}]` on an integer",
        _ when task.Kind == TaskKind.Similarity => "a number from -1 to 1",
        _ => SaidBy(entry),
    };

    private static string SaidBy(EncodingEntry entry) =>
        entry.ImpliedBy.StartsWith("nothing", StringComparison.Ordinal) ? $"`[{entry.Attribute}]`" : $"{entry.ImpliedBy}, or `[{entry.Attribute}]`";

    private static string Output(TaskEntry task) => task.Output switch
    {
        OutputShape.PerClass => "[N, C]",
        OutputShape.PerExample => "[N] or [N, 1]",
        OutputShape.LikeTarget => "[N] or [N, 1]; [N, D] for a vector",
        OutputShape.PerStep => "[N, C - 1], one per step between ranks",
        OutputShape.PerQuantile => "[N, Q], one per quantile",
        OutputShape.PerTokenClass => "[N, L, C], one per token and class",
        OutputShape.PerPixelClass => "[N, C, H, W], one per class and pixel",
        OutputShape.PerTokenEnds => "[N, L, 2], of each token being the first and the last",
        OutputShape.PairScores => "[N, 2], the score of each of two items",
        OutputShape.PairEmbeddings => "[N, 2, D], an embedding of each of two items",
        OutputShape.Embedding => "[N, D], an embedding",
        OutputShape.MeanAndVariance => "[N, 2], mean and log-variance",
        OutputShape.PerStepClassOrBlank => "[N, T, C + 1], one per step and class, and one for the blank behind them",
        OutputShape.PerCandidate when task.Kind != TaskKind.MultipleChoice => "[N, L] or [N, L, 1], one per candidate",
        OutputShape.PerCandidate => "[N, L] or [N, L, 1], one per candidate; [M] or [M, 1] where each candidate is a text or a sequence of tokens, M the candidates of all examples",
        OutputShape.CentreDistance => "[N, D], an embedding, whose squared distance from a centre is the score",
        OutputShape.Tuple => "a tuple, `(Tensor Rent, Tensor District)`: one tensor per label, named after it or in the order of the labels",
        _ => throw new InvalidOperationException($"{task.Output} has no words."),
    };

    private static string Scale(LossEntry loss) => loss.Scale switch
    {
        PredictionScale.Logits => "logits",
        PredictionScale.Score => "a signed score",
        PredictionScale.Real => "the quantity itself",
        PredictionScale.LogRate => "the logarithm of a rate",
        PredictionScale.LogProbabilities => "log-probabilities",
        PredictionScale.Probabilities => "probabilities",
        PredictionScale.Distance => "the squared distance of an embedding from the centre",
        _ => throw new InvalidOperationException($"{loss.Scale} has no words."),
    };

    private static string Modifiers(LossEntry loss) => string.Join(", ",
    [
        .. loss.Scalars.Select(scalar => $"`{scalar.Name}` of `[Loss]`"),
        .. Enum.GetValues<LossModifiers>().Where(loss.Takes).Select(modifier => $"`[{modifier}]`"),
    ]);
}
