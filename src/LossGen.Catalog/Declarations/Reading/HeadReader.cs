using System.Globalization;
using Microsoft.CodeAnalysis;

namespace LossGen.Catalog.Declarations.Reading;

/// <summary>Checks the model's last layer, where it is visible, against the label and the loss.</summary>
internal static class HeadReader
{
    public static void Check(Head head, string model, TaskEntry task, LabelDeclaration label, LossDeclaration loss, Location lossPlace, ProblemList problems)
    {
        CheckLack(head, model, loss.Entry, lossPlace, problems);
        CheckWidth(head, model, task, label, loss.Quantiles.Count, problems);
        CheckActivation(head, model, label, loss.Entry, problems);
    }

    private static void CheckWidth(Head head, string model, TaskEntry task, LabelDeclaration label, int quantiles, ProblemList problems)
    {
        if (head is not { Width: { } width, WidthPlace: { } place })
            return;

        var expected = task.HeadWidth(label.Classes.Count, label.Width, quantiles);
        if (width == expected || expected == TaskEntry.AnyWidth)
            return;

        var why = task.Output switch
        {
            OutputShape.PerClass or OutputShape.PerTokenClass or OutputShape.PerPixelClass => $"'{label.Member.Name}' has {LabelWords.Count(expected, "class")} ({string.Join(", ", label.Classes.Take(6))}{(label.Classes.Count > 6 ? ", ..." : "")}), each of which needs one",
            OutputShape.PerStepClassOrBlank => $"'{label.Member.Name}' has {LabelWords.Count(label.Classes.Count, "class")}, each of which needs one, and the blank another",
            OutputShape.PerCandidate => "each candidate needs one score",
            OutputShape.LikeTarget => label.Width == 0 ? $"'{label.Member.Name}' is one quantity" : $"'{label.Member.Name}' has {expected} quantities",
            OutputShape.PerStep => $"'{label.Member.Name}' has {LabelWords.Count(label.Classes.Count, "rank")}, with {LabelWords.Count(expected, "step")} between them, each of which needs one",
            OutputShape.PerQuantile => $"{LabelWords.Count(quantiles, "quantile")} of '{label.Member.Name}' are predicted",
            OutputShape.PerTokenEnds => "each token needs one number for being the first and one for being the last",
            OutputShape.PairScores => "each of the two items needs one score",
            OutputShape.MeanAndVariance => $"a mean and a log-variance of '{label.Member.Name}' are predicted",
            _ when task.Kind == TaskKind.CountRegression => $"'{label.Member.Name}' is one count, of which it predicts the rate",
            _ => $"'{label.Member.Name}' is a yes/no label, for which the loss takes one",
        };
        problems.Add(
            DeclarationRules.HeadWidth,
            place,
            ProblemList.Properties((ProblemProperties.Number, expected.ToString(CultureInfo.InvariantCulture))),
            model,
            LabelWords.Count(width, "number"),
            why,
            expected);
    }

    private static void CheckActivation(Head head, string model, LabelDeclaration label, LossEntry loss, ProblemList problems)
    {
        if (head is not { Activation: { } activation, ActivationPlace: { } place })
            return;

        switch (loss.Scale)
        {
            case PredictionScale.Logits:
                problems.Add(DeclarationRules.HeadActivation, place, model, activation, loss.Name, "logits", loss.Activation == Activation.Softmax ? "softmax" : "sigmoid");
                break;
            case PredictionScale.Score when activation != "tanh":
                problems.Add(DeclarationRules.HeadActivation, place, model, activation, loss.Name, "a signed score, which is negative for the negative class", "the sign");
                break;
            case PredictionScale.LogRate:
                problems.Add(DeclarationRules.HeadActivation, place, model, activation, loss.Name, "the logarithm of the rate, which may be any number", "the exponential");
                break;
            case PredictionScale.Real when RangeOf(activation) is { } range:
                problems.Add(DeclarationRules.RegressionHeadActivation, place, model, activation, range, label.Member.Name);
                break;
        }
    }

    /// <summary>Reports a loss that needs an activation, where the model's end can be seen and is another.</summary>
    private static void CheckLack(Head head, string model, LossEntry loss, Location place, ProblemList problems)
    {
        var (needed, takes, instead) = loss.Scale switch
        {
            PredictionScale.LogProbabilities => ("log_softmax", "log-probabilities", LossKind.SparseCategoricalCrossEntropy),
            PredictionScale.Probabilities => ("sigmoid", "probabilities", LossKind.BinaryCrossEntropy),
            _ => ("", "", default),
        };
        if (needed.Length == 0 || head.Activation == needed || (head.Activation is null && head.Width is null))
            return;

        problems.Add(
            DeclarationRules.HeadLacksActivation,
            place,
            ProblemList.Properties((ProblemProperties.Losses, instead.ToString())),
            loss.Kind,
            takes,
            model,
            head.Activation ?? "a Linear layer",
            needed,
            instead);
    }

    private static string? RangeOf(string activation) => activation switch
    {
        "sigmoid" => "numbers between 0 and 1",
        "softmax" => "numbers between 0 and 1 that sum to 1",
        "tanh" => "numbers between -1 and 1",
        "relu" or "softplus" => "numbers that are not negative",
        "log_softmax" => "numbers that are not positive",
        _ => null,
    };
}
