namespace FineTune;

/// <summary>Tells praise from blame.</summary>
[Task(Classification, typeof(Review))]
public sealed class SentimentNet(BertConfiguration configuration) : TextClassifier(nameof(SentimentNet), configuration, Enum.GetValues<Sentiment>().Length);
