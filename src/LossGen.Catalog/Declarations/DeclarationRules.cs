using Microsoft.CodeAnalysis;

namespace LossGen.Catalog.Declarations;

/// <summary>
/// The family LG1xxx: every contradiction that a declaration can contain. LG10xx speak of the types, LG11xx of the label,
/// LG12xx of the loss, LG13xx of the model's last layer. While one of severity Error stands, no trainer is generated.
/// </summary>
public static class DeclarationRules
{
    public static readonly RuleDefinition ModelIsNoModule = new(
        "LG1001",
        DiagnosticSeverity.Error,
        "The model is no TorchSharp module that returns a tensor",
        "'{0}' has [Task] but is no module that LossGen can call: {1}. Derive it from Module<Tensor, Tensor>, or from Module<Tensor, ..., Tensor> with one parameter per input.",
        "The generated trainer calls the model on tensors and feeds one returned tensor to the loss. The model must derive from one of TorchSharp's generic Module classes whose type arguments are all Tensor.");

    public static readonly RuleDefinition ModelNotUsable = new(
        "LG1002",
        DiagnosticSeverity.Error,
        "The model cannot be used by a generated trainer",
        "'{0}' has [Task], but {1}; the generated trainer could not use it. {2}.",
        "The trainer is a class of its own beside the model, so the model must be a concrete type that such a class can name.");

    public static readonly RuleDefinition ExampleNotFound = new(
        "LG1003",
        DiagnosticSeverity.Error,
        "The task does not say which examples it trains on",
        "[Task({0})] on '{1}' does not name its example type, and {2}. Write [Task({0}, typeof(YourExample))].",
        "The example type holds the features and the label. It can only be left out where the model nests exactly one type with a [Label] member.");

    public static readonly RuleDefinition ExampleNotUsable = new(
        "LG1004",
        DiagnosticSeverity.Error,
        "The example type cannot be used by a generated trainer",
        "'{0}' is the example type of '{1}', but {2}. {3}.",
        "The generated trainer reads the members of examples, so their type must be a class, record, struct or interface that it can name.");

    public static readonly RuleDefinition NoLabel = new(
        "LG1005",
        DiagnosticSeverity.Error,
        "The example type has no label",
        "'{0}' has no public member marked [Label], so '{1}' has nothing to learn. Mark the member that is to be predicted.",
        "A task learns to predict one member of the example from the others; [Label] says which.");

    public static readonly RuleDefinition SeveralLabels = new(
        "LG1006",
        DiagnosticSeverity.Error,
        "The example type has several labels",
        "'{0}' marks {1} as [Label], but {2} learns one label. Keep one [Label] and mark the others [Ignore], or declare [Task(MultiTask, ...)] and say what is learned of each, as in [Label(Regression)].",
        "A model of one task minimises one loss on one label. Labels that stay in the example would otherwise become features and give the answer away. Several are learned together under MultiTask, each by an output of its own.");

    public static readonly RuleDefinition NoFeatures = new(
        "LG1007",
        DiagnosticSeverity.Error,
        "The example type has no features",
        "'{0}' has no public member left that '{1}' could learn from. Add one, or remove [Ignore].",
        "Every public readable member that is neither the label nor ignored is a feature, unless some member is marked [Feature].");

    public static readonly RuleDefinition LabelNotUsable = new(
        "LG1008",
        DiagnosticSeverity.Error,
        "The label's type cannot be learned from",
        "'{0}' is the label of '{1}', but {2}. {3}.",
        "A label is an enum, a bool, a number, an array of numbers, or a set of an enum. Anything else, and anything that may be null, has to be turned into one of these first.");

    public static readonly RuleDefinition FeatureNotUsable = new(
        "LG1009",
        DiagnosticSeverity.Error,
        "The feature's type cannot be fed to a model",
        "'{0}' is a feature of '{1}', but {2}. {3}, or mark it [Ignore].",
        "Features are numbers, bools, enums with a declared encoding, or arrays of numbers; texts, dates and values that may be missing, where a preparation says what becomes of them. Anything else has to be turned into one of these first.");

    public static readonly RuleDefinition InputsDoNotMatch = new(
        "LG1010",
        DiagnosticSeverity.Error,
        "The parameters of forward do not match the features",
        "'{0}.forward' cannot be called with the features of '{1}': {2}. {3}.",
        "Where forward has one parameter, scalar features are stacked into one vector, or the single array feature is passed. Otherwise each parameter takes the feature of its name, or the scalars marked [Feature(\"parameter\")].");

    public static readonly RuleDefinition TrainerNameTaken = new(
        "LG1011",
        DiagnosticSeverity.Error,
        "The name of the generated trainer is taken",
        "LossGen would write '{0}' for '{1}', but {2}. {3}.",
        "The trainer's name is the model's name followed by Trainer, in the model's namespace. A partial class of that name extends the generated one.");

    public static readonly RuleDefinition AttributeWithoutEffect = new(
        "LG1012",
        DiagnosticSeverity.Warning,
        "The attribute has no effect here",
        "[{0}] on '{1}' does nothing: {2}. Remove it or move it.",
        "An attribute that nothing reads suggests a choice that was never made.");

    public static readonly RuleDefinition AttributesContradict = new(
        "LG1013",
        DiagnosticSeverity.Error,
        "Attributes of one member contradict each other",
        "'{0}' is marked {1}, which cannot all be true. Keep one of them.",
        "A member is a label, a feature or ignored, and has one encoding.");

    public static readonly RuleDefinition ShapeNotUsable = new(
        "LG1014",
        DiagnosticSeverity.Error,
        "The declared shape cannot be used",
        "[Shape({0})] on '{1}' cannot be used: {2}. {3}.",
        "A shape gives the sizes of the dimensions of one example's array, without the batch dimension.");

    public static readonly RuleDefinition RuntimeMissing = new(
        "LG1015",
        DiagnosticSeverity.Error,
        "The project cannot compile a generated trainer",
        "'{0}' has [Task], but {1}. {2}.",
        "The generated trainer calls the LossGen runtime and TorchSharp, and is written in C# 13.");

    public static readonly RuleDefinition OutputsDoNotMatch = new(
        "LG1016",
        DiagnosticSeverity.Error,
        "The model's outputs do not match the labels",
        "'{0}.forward' returns '{1}', but {2}. {3}.",
        "Under MultiTask forward returns a tuple with one tensor per label: named after the labels, or without names in their order.");

    public static readonly RuleDefinition PreparationNotUsable = new(
        "LG1017",
        DiagnosticSeverity.Error,
        "The preparation does not fit the member",
        "[{0}] on '{1}' cannot be used: {2}. {3}.",
        "A preparation says how a member becomes numbers that a model learns well from: scaled, filled in, as categories, as parts of a date. Each needs a member that it makes sense of.");

    public static readonly RuleDefinition InputLayer = new(
        "LG1018",
        DiagnosticSeverity.Error,
        "A layer cannot take what the features are",
        "{0} of '{1}' {2}, but {3}. {4}.",
        "The example says how many numbers, channels or indices the model gets. A layer of another size throws at the first batch, in words of libtorch that name no feature.");

    public static readonly RuleDefinition EncodingDoesNotFitTask = new(
        "LG1101",
        DiagnosticSeverity.Error,
        "The label's encoding does not fit the task",
        "'{0}' holds {1}, but {2} learns {3}. {4}.",
        "Each task learns labels of certain encodings. A regression on class numbers, say, would treat class 2 as twice class 1.");

    public static readonly RuleDefinition EncodingDoesNotFitType = new(
        "LG1102",
        DiagnosticSeverity.Error,
        "The label's type cannot hold the declared encoding",
        "'{0}' is {1}, which cannot hold [{2}]: {3}.",
        "An encoding says what the numbers in the label mean, so the type must be able to hold them.");

    public static readonly RuleDefinition LabelIsAmbiguous = new(
        "LG1103",
        DiagnosticSeverity.Error,
        "The label's numbers can mean several things",
        "'{0}' is {1}, and {2} can read it in several ways: {3}. Say which.",
        "The same numbers can be class indices, a quantity, 0/1 or -1/+1, one-hot rows or probabilities, and each needs its own loss. LossGen never guesses from values.");

    public static readonly RuleDefinition ClassCountsDisagree = new(
        "LG1104",
        DiagnosticSeverity.Error,
        "The class counts disagree",
        "'{0}' has {1} classes by {2}, but {3} by {4}. Make them agree.",
        "The number of classes is one fact: the members of the enum, the count in the encoding's attribute and the names in [Classes] must say the same.");

    public static readonly RuleDefinition TooFewClasses = new(
        "LG1105",
        DiagnosticSeverity.Error,
        "The number of classes does not fit the task",
        "'{0}' has {1}, but {2}. {3}.",
        "With a single class every prediction is right and nothing is learned; a yes/no label has exactly two.");

    public static readonly RuleDefinition EnumHasAliases = new(
        "LG1106",
        DiagnosticSeverity.Warning,
        "Two names of the label's enum share one value",
        "{0} have the same value in '{1}', so they are one class to the model. Give each class a value of its own, or remove the alias.",
        "A class is a value of the enum. Two names of one value are merged into one class, silently.");

    public static readonly RuleDefinition EnumValuesAreNoIndices = new(
        "LG1107",
        DiagnosticSeverity.Info,
        "The values of the label's enum are not 0 to C-1",
        "The values of '{0}' are {1}, so a class index is not the value of its member. Generated code maps between them; a cast of your own would not.",
        "Class indices run from 0 to C-1 in the order of the enum's values. Casting an index to the enum gives another member where the values have gaps or are negative.");

    public static readonly RuleDefinition ClassNamesNotUsable = new(
        "LG1108",
        DiagnosticSeverity.Error,
        "The class names cannot be used",
        "[Classes] on '{0}' cannot be used: {1}. {2}.",
        "Names stand for classes in metrics and predictions, so each must be distinct and not empty.");

    public static readonly RuleDefinition LabelNamesNoTask = new(
        "LG1109",
        DiagnosticSeverity.Error,
        "One of several labels does not say what is learned of it",
        "'{0}' is a label of '{1}', of which several are learned, and does not say what is learned of it. Write [Label({2})].",
        "Under MultiTask each label has a task of its own, and with it an encoding, a loss and metrics: a number can be a quantity, a count or a rank.");

    public static readonly RuleDefinition LossDoesNotFitEncoding = new(
        "LG1201",
        DiagnosticSeverity.Error,
        "The loss does not fit the label's encoding",
        "{0} takes {1}, but '{2}' is encoded as {3}. Use {4} for this label, or {5}.",
        "A loss reads its target in one way only. Given another encoding it throws, or trains towards something else without a word.");

    public static readonly RuleDefinition LossDoesNotFitTask = new(
        "LG1202",
        DiagnosticSeverity.Error,
        "The loss does not fit the task",
        "{0} is a loss for {1}, but '{2}' is a label of {3}. Use {4}.",
        "A loss of another task runs and trains badly: squared errors on class scores ignore that they compete, a softmax lets only one of several labels be true.");

    public static readonly RuleDefinition ModifierDoesNotApply = new(
        "LG1203",
        DiagnosticSeverity.Error,
        "The loss does not take this modifier",
        "[{0}] on '{1}' cannot apply: {2}. Remove it{3}.",
        "Class weights, label smoothing and ignored indices belong to softmax cross-entropies, a positive weight to binary cross-entropy.");

    public static readonly RuleDefinition ModifierValueNotUsable = new(
        "LG1204",
        DiagnosticSeverity.Error,
        "The value of a modifier cannot be used",
        "[{0}] on '{1}' is given {2}: expected {3}.",
        "A weight that is negative or not finite, a smoothing of 1 or a margin of 0 makes the loss meaningless.");

    public static readonly RuleDefinition WeightCountDisagrees = new(
        "LG1205",
        DiagnosticSeverity.Error,
        "The number of weights differs from the number of classes",
        "[{0}] on '{1}' gives {2}, but {3}. {4}.",
        "Each class needs its own weight, in the order of the class indices.");

    public static readonly RuleDefinition KindUnknown = new(
        "LG1206",
        DiagnosticSeverity.Error,
        "The value is no member of its enum",
        "[{0}] on '{1}' is given {2}, which is no member of {3}. Use one of: {4}.",
        "Casting a number to the enum compiles, but names nothing that LossGen knows.");

    public static readonly RuleDefinition CustomLossNotUsable = new(
        "LG1207",
        DiagnosticSeverity.Error,
        "The custom loss cannot be used",
        "[Loss(typeof({0}))] on '{1}' cannot be used: {2}. {3}.",
        "A loss of one's own is checked like a built-in one: it says what it takes from the model and which labels it reads, and has a static method that the trainer can call.");

    public static readonly RuleDefinition HeadWidth = new(
        "LG1301",
        DiagnosticSeverity.Error,
        "The model's last layer has the wrong width",
        "The last layer of '{0}' returns {1} per example, but {2}. Make it {3}.",
        "The width of the head is the number of classes, 1 for a yes/no label or a scalar, D for a vector of D quantities. Any other width fails at the first batch.");

    public static readonly RuleDefinition HeadActivation = new(
        "LG1302",
        DiagnosticSeverity.Warning,
        "The model applies an activation that the loss applies itself",
        "'{0}' ends in {1}, but {2} takes {3}. The run would not fail, it would learn slowly and stay unsure. Return the last layer's output; Predict applies {4}.",
        "Softmax or sigmoid before a loss on logits squashes the gradients: on random logits cross-entropy on softmax has a gradient 4.7 times too small and a loss that cannot reach 0.");

    public static readonly RuleDefinition RegressionHeadActivation = new(
        "LG1303",
        DiagnosticSeverity.Info,
        "The model's output is bounded, the quantity may not be",
        "'{0}' ends in {1}, so it can only predict {2}. Remove it unless '{3}' always lies there.",
        "A bounded output cannot reach quantities outside its range, and its gradient vanishes at the ends.");

    public static readonly RuleDefinition HeadLacksActivation = new(
        "LG1304",
        DiagnosticSeverity.Error,
        "The model lacks the activation that the loss needs",
        "{0} takes {1}, but '{2}' ends in {3}. End forward in {4}, or use {5}, which applies it itself.",
        "A negative log-likelihood of what is no logarithm of a probability has no least value: the run drifts off. A binary cross-entropy of what is no probability throws.");

    public static readonly RuleDefinition LayerHasBias = new(
        "LG1305",
        DiagnosticSeverity.Warning,
        "A bias lets an anomaly detector return the centre for everything",
        "'{0}' learns what is normal by {1}, but its layer {2} has a bias. The run would not fail, it could return the centre for everything: the loss is 0 then, and the score says nothing. Add {3}: false.",
        "Deep SVDD has a solution that tells nothing apart: weights of 0 and a last bias that is the centre. Layers without biases cannot reach it (Ruff et al., 2018, proposition 2).");

    /// <summary>All rules of the family, by id.</summary>
    public static IReadOnlyList<RuleDefinition> All { get; } =
    [
        ModelIsNoModule, ModelNotUsable, ExampleNotFound, ExampleNotUsable, NoLabel, SeveralLabels, NoFeatures, LabelNotUsable,
        FeatureNotUsable, InputsDoNotMatch, TrainerNameTaken, AttributeWithoutEffect, AttributesContradict, ShapeNotUsable, RuntimeMissing, OutputsDoNotMatch, PreparationNotUsable, InputLayer,
        EncodingDoesNotFitTask, EncodingDoesNotFitType, LabelIsAmbiguous, ClassCountsDisagree, TooFewClasses, EnumHasAliases,
        EnumValuesAreNoIndices, ClassNamesNotUsable, LabelNamesNoTask,
        LossDoesNotFitEncoding, LossDoesNotFitTask, ModifierDoesNotApply, ModifierValueNotUsable, WeightCountDisagrees, KindUnknown, CustomLossNotUsable,
        HeadWidth, HeadActivation, RegressionHeadActivation, HeadLacksActivation, LayerHasBias,
    ];
}
