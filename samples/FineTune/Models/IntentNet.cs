namespace FineTune;

/// <summary>Tells what is wanted.</summary>
[Task(Classification, typeof(Request))]
public sealed class IntentNet(BertConfiguration configuration) : TextClassifier(nameof(IntentNet), configuration, Enum.GetValues<Intent>().Length);
