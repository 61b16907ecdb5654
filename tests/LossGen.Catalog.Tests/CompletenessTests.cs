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

    /// <summary>Blanks every text of every entry in turn: a name, a formula, advice, the counterpart in PyTorch or in Keras, metrics.</summary>
    [Fact]
    public void A_text_that_is_missing_is_found()
    {
        foreach (var entry in LossCatalog.All.Cast<object>().Concat(TaskCatalog.All).Concat(EncodingCatalog.All))
        {
            foreach (var text in TextsOf(entry))
            {
                var copy = entry.GetType().GetMethod("<Clone>$")!.Invoke(entry, null)!;
                text.SetValue(copy, " ");
                Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => AssertTexts(copy));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void What_the_loss_takes_its_activation_and_its_decoding_go_together(LossKind kind)
    {
        var loss = LossCatalog.Find(kind)!;
        (Activation[] Activations, Decode[] Decodes) fitting = loss.Scale switch
        {
            PredictionScale.Logits => ([Activation.Softmax, Activation.Sigmoid], [Decode.MostProbable, Decode.Probable, Decode.Rank, Decode.Span, Decode.Transcript, Decode.Candidate, Decode.KnownOrNot]),
            PredictionScale.LogProbabilities => ([Activation.Exponential], [Decode.MostProbable]),
            PredictionScale.Probabilities => ([Activation.Identity], [Decode.Probable]),
            PredictionScale.Score => ([Activation.Identity], [Decode.Sign, Decode.HighestScore, Decode.Embedding, Decode.Order]),
            PredictionScale.Real => ([Activation.Identity], [Decode.Value, Decode.Quantiles, Decode.Normal, Decode.Embedding]),
            PredictionScale.LogRate => ([Activation.Exponential], [Decode.Rate]),
            PredictionScale.Distance => ([Activation.Identity], [Decode.Outlier]),
            _ => ([], []),
        };
        Assert.Contains(loss.Activation, fitting.Activations);
        Assert.Contains(loss.Decode, fitting.Decodes);
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

    /// <summary>The catalog cannot refer to the runtime, whose types it names: a name that is not there would only show in the code of a user.</summary>
    [Theory]
    [MemberData(nameof(Tasks))]
    public void A_task_is_measured_by_types_that_the_runtime_has(TaskKind kind)
    {
        var entry = TaskCatalog.Find(kind)!;
        AssertMeasured(entry);
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => AssertMeasured(entry with { Meter = entry.Meter + "2" }));
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => AssertMeasured(entry with { Metrics = entry.Metrics + "2" }));
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

    private static readonly Lazy<IReadOnlyDictionary<string, IReadOnlySet<string>>> Runtime = new(() => Build.Types("LossGen"));

    private static void AssertMeasured(TaskEntry task)
    {
        Assert.True(Runtime.Value.ContainsKey("LossGen." + task.Metrics), $"The runtime has no LossGen.{task.Metrics}.");
        Assert.True(Runtime.Value.TryGetValue("LossGen." + task.Meter, out var methods), $"The runtime has no LossGen.{task.Meter}.");
        if (!task.HasSeveralLabels)
            Assert.Superset(new HashSet<string>(["Add", "Result"]), new HashSet<string>(methods));
    }

    private static void AssertTexts(object entry)
    {
        foreach (var property in TextsOf(entry))
            Assert.False(string.IsNullOrWhiteSpace((string?)property.GetValue(entry)), $"{entry}: {property.Name} is empty.");
    }

    /// <summary>The texts that an entry itself holds.</summary>
    private static IEnumerable<System.Reflection.PropertyInfo> TextsOf(object entry) =>
        entry.GetType().GetProperties().Where(property => property is { CanWrite: true } && property.PropertyType == typeof(string) && property.Name != nameof(LossEntry.CustomType));
}
