namespace LossGen.Catalog.Tests;

/// <summary>Whatever a declaration can name has an entry that says all there is to say, and the entries agree with each other.</summary>
public sealed class CompletenessTests
{
    public static TheoryData<LossKind> Losses => [.. Enum.GetValues<LossKind>()];

    public static TheoryData<LabelEncoding> Encodings => [.. Enum.GetValues<LabelEncoding>()];

    public static TheoryData<TaskKind> Tasks => [.. Enum.GetValues<TaskKind>()];

    [Theory]
    [MemberData(nameof(Losses))]
    public void A_loss_has_one_entry_with_all_texts(LossKind kind)
    {
        var entry = Assert.Single(LossCatalog.All, entry => entry.Kind == kind);
        AssertTexts(entry);
        Assert.NotEmpty(entry.Tasks);
        Assert.NotEmpty(entry.Encodings);
        Assert.Contains(entry.Call.Parameters, parameter => parameter.Argument == LossArgument.Prediction);
        Assert.Contains(entry.Call.Parameters, parameter => parameter.Argument == LossArgument.Target);
        Assert.Contains(entry.Call.Parameters, parameter => parameter.Argument == LossArgument.SumReduction);
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void A_loss_can_be_used_under_each_task_that_it_serves(LossKind kind)
    {
        var loss = LossCatalog.Find(kind)!;
        Assert.All(loss.Tasks, task => Assert.Contains(TaskCatalog.Find(task)!.Encodings, known => loss.Takes(known.Encoding)));
        Assert.All(loss.Encodings, encoding => Assert.Contains(loss.Tasks, task => TaskCatalog.Find(task)!.Accepts(encoding)));
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void What_a_loss_can_be_told_reaches_its_call(LossKind kind)
    {
        var loss = LossCatalog.Find(kind)!;
        (LossModifiers Modifier, LossArgument Argument)[] pairs =
        [
            (LossModifiers.ClassWeights, LossArgument.ClassWeights),
            (LossModifiers.PositiveWeight, LossArgument.PositiveWeight),
            (LossModifiers.LabelSmoothing, LossArgument.LabelSmoothing),
            (LossModifiers.IgnoreIndex, LossArgument.IgnoreIndex),
            (LossModifiers.Quantiles, LossArgument.Quantiles),
        ];
        Assert.All(pairs.Where(pair => loss.Takes(pair.Modifier)), pair => Assert.Contains(loss.Call.Parameters, parameter => parameter.Argument == pair.Argument));
        Assert.All(loss.Scalars, scalar => Assert.Contains(loss.Call.Parameters, parameter => parameter.Argument == LossArgument.Scalar && parameter.Scalar == scalar.Name));
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void An_encoding_has_one_entry_with_all_texts_an_attribute_and_a_task(LabelEncoding encoding)
    {
        var entry = Assert.Single(EncodingCatalog.All, entry => entry.Encoding == encoding);
        AssertTexts(entry);
        Assert.NotNull(typeof(LabelEncoding).Assembly.GetType($"LossGen.{entry.Attribute}Attribute"));
        Assert.Same(entry, EncodingCatalog.FindByAttribute($"{entry.Attribute}Attribute"));
        Assert.Contains(TaskCatalog.All, task => task.Accepts(encoding));
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void A_task_has_one_entry_with_all_texts(TaskKind kind)
    {
        var entry = Assert.Single(TaskCatalog.All, entry => entry.Kind == kind);
        AssertTexts(entry);
        Assert.Equal(entry.HasSeveralLabels, entry.Encodings.Count == 0);
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void The_loss_that_an_encoding_implies_serves_the_task_and_takes_the_encoding(TaskKind kind)
    {
        foreach (var (encoding, implied) in TaskCatalog.Find(kind)!.Encodings)
        {
            var loss = LossCatalog.Find(implied);
            Assert.NotNull(loss);
            Assert.True(loss.Serves(kind), $"{implied} is implied under {kind}, which it does not serve.");
            Assert.True(loss.Takes(encoding), $"{implied} is implied by {encoding}, which it does not take.");
        }
    }

    private static void AssertTexts(object entry)
    {
        foreach (var property in entry.GetType().GetProperties().Where(property => property.PropertyType == typeof(string) && property.Name != nameof(LossEntry.CustomType)))
            Assert.False(string.IsNullOrWhiteSpace((string?)property.GetValue(entry)), $"{entry}: {property.Name} is empty.");
    }
}
