using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace LossGen.Catalog.Declarations.Reading;

/// <summary>Reads the loss and its modifiers. What stands on the model wins over the label member, and that over the label's type.</summary>
internal sealed class LossReader
{
    private static readonly EquatableArray<double> DefaultQuantiles = [0.1, 0.5, 0.9];

    /// <summary>The target of padding, as in PyTorch.</summary>
    private const int PaddingIndex = -100;

    private readonly TaskEntry _task;
    private readonly INamedTypeSymbol _model;
    private readonly ExampleMember _member;
    private readonly LabelDeclaration _label;
    private readonly DeclaredAttributes[] _levels;
    private readonly ProblemList _problems;
    private readonly CancellationToken _cancellation;

    private LossReader(LabelledHead head, INamedTypeSymbol model, LabelDeclaration label, ProblemList problems, CancellationToken cancellation)
    {
        var member = head.Member;
        _task = head.Task;
        _model = model;
        _member = member;
        _label = label;
        _levels = Levels(head, model);
        _problems = problems;
        _cancellation = cancellation;
    }

    /// <summary>The loss, or null where none fits what is declared.</summary>
    public static LossDeclaration? Read(LabelledHead head, INamedTypeSymbol model, LabelDeclaration label, ProblemList problems, CancellationToken cancellation) =>
        new LossReader(head, model, label, problems, cancellation).Read();

    /// <summary>Where something can be said of the loss, the strongest first. What stands on a model of several heads would not say which is meant.</summary>
    private static DeclaredAttributes[] Levels(LabelledHead head, INamedTypeSymbol model) =>
    [
        head.Output is null ? DeclaredAttributes.Of(model) : DeclaredAttributes.None,
        head.Member.Attributes,
        DeclaredAttributes.Of(LabelReader.EnumTypeOf(head.Member.Type) ?? head.Member.Type as INamedTypeSymbol),
    ];

    /// <summary>Where the loss is chosen; at the label where its encoding chooses it.</summary>
    public static Location PlaceOf(LabelledHead head, INamedTypeSymbol model, CancellationToken cancellation) =>
        Levels(head, model).Select(level => level.Find("Loss")).FirstOrDefault(attribute => attribute is not null) is { } found
            ? DeclaredAttributes.LocationOf(found, cancellation)
            : head.Member.Location;

    private LossDeclaration? Read()
    {
        var attribute = Find("Loss");
        if (ReadKind(attribute) is not { } loss)
            return null;

        var scalars = ReadScalars(attribute, loss);
        var classWeights = ReadWeights("ClassWeights", loss, LossModifiers.ClassWeights, _label.Classes.Count, mayBeZero: true);
        var positiveWeight = ReadWeights("PositiveWeight", loss, LossModifiers.PositiveWeight, EncodingCatalog.Get(_label.Encoding).IsSet ? _label.Classes.Count : 1, mayBeZero: false);
        return new LossDeclaration(loss, attribute is not null, scalars, classWeights, positiveWeight, ReadSmoothing(loss), ReadIgnoreIndex(loss) ?? (_task.PadsLabels ? PaddingIndex : null), ReadQuantiles(loss));
    }

    private LossEntry? ReadKind(AttributeData? attribute)
    {
        if (attribute is null)
            return LossCatalog.Find(_task.ImpliedLoss(_label.Encoding)!.Value);

        var place = DeclaredAttributes.LocationOf(attribute, _cancellation);
        var value = AttributeArguments.EnumValue(attribute);
        LossEntry? loss;
        if (attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Type }])
        {
            loss = CustomLossReader.Read(attribute, _task, _label, _member.Name, _problems, _cancellation);
            if (loss is null)
                return null;
        }
        else if ((loss = value is null ? null : LossCatalog.Find((LossKind)value)) is null)
        {
            _problems.Add(
                DeclarationRules.KindUnknown,
                place,
                ProblemList.Properties((ProblemProperties.Losses, LossesFor(_label.Encoding))),
                "Loss",
                _member.Name,
                value?.ToString(CultureInfo.InvariantCulture) ?? "nothing",
                nameof(LossKind),
                LossesFor(_label.Encoding).Replace(",", ", "));
            return null;
        }

        if (!loss.Serves(_task.Kind))
        {
            _problems.Add(
                DeclarationRules.LossDoesNotFitTask,
                place,
                ProblemList.Properties((ProblemProperties.Losses, LossesFor(_label.Encoding))),
                loss.Spelling,
                string.Join(" and ", loss.Tasks.Select(task => TaskCatalog.Find(task)!.Name)),
                _member.Name,
                _task.Name,
                UsualLoss);
            return null;
        }

        if (!loss.Takes(_label.Encoding))
        {
            var encodings = loss.Encodings.Where(_task.Accepts).Select(encoding => EncodingCatalog.Get(encoding)).ToArray();
            var possible = encodings.Where(CanEncode).Select(WithCount).ToArray();
            _problems.Add(
                DeclarationRules.LossDoesNotFitEncoding,
                place,
                ProblemList.Properties(
                    (ProblemProperties.Losses, LossesFor(_label.Encoding)),
                    (ProblemProperties.Encodings, string.Join(";", possible))),
                loss.Spelling,
                string.Join(" or ", encodings.Select(encoding => LabelWords.WithArticle(encoding.Name))),
                _member.Name,
                $"{LabelWords.WithArticle(EncodingCatalog.Get(_label.Encoding).Name)} ({_label.Reason})",
                UsualLoss,
                possible.Length > 0
                    ? $"encode it as {string.Join(" or ", possible.Select(encoding => $"[{encoding}]"))}"
                    : $"give it a type that can hold {string.Join(" or ", encodings.Select(encoding => $"[{encoding.Attribute}]"))}");
            return null;
        }

        if (!loss.TakesClasses(_label.Classes.Count))
        {
            var encoding = LabelWords.WithArticle(EncodingCatalog.Get(_label.Encoding).Name);
            _problems.Add(
                DeclarationRules.LossDoesNotFitEncoding,
                place,
                ProblemList.Properties((ProblemProperties.Losses, LossesFor(_label.Encoding)), (ProblemProperties.Encodings, "")),
                loss.Spelling,
                $"{encoding} of {LabelWords.Count(loss.ClassCount, "class")}",
                _member.Name,
                $"{encoding} of {LabelWords.Count(_label.Classes.Count, "class")} ({_label.Reason})",
                UsualLoss,
                $"give it {LabelWords.Count(loss.ClassCount, "class")}");
            return null;
        }

        return loss;
    }

    /// <summary>Whether the label's own type can be turned into an encoding without other data.</summary>
    private bool CanEncode(EncodingEntry encoding) => _label.Member.IsSingle
        ? encoding.Encoding is LabelEncoding.ClassIndex or LabelEncoding.OneHot or LabelEncoding.Binary or LabelEncoding.SignedBinary
        : encoding.Encoding is LabelEncoding.OneHot or LabelEncoding.Probabilities;

    /// <summary>The attribute as it is written on this label: with the number of classes where nothing else tells it.</summary>
    private string WithCount(EncodingEntry encoding) =>
        encoding.HasClasses && !_label.HasNames && _label.Member.Value != ValueForm.Boolean && _label.Classes.Count > 0
            ? $"{encoding.Attribute}({_label.Classes.Count.ToString(CultureInfo.InvariantCulture)})"
            : encoding.Attribute;

    /// <summary>The loss that messages name; fixes offer all that fit.</summary>
    private LossKind UsualLoss => _task.ImpliedLoss(_label.Encoding)!.Value;

    private string LossesFor(LabelEncoding encoding) => string.Join(",", LossCatalog.All
        .Where(loss => loss.Serves(_task.Kind) && loss.Takes(encoding) && loss.TakesClasses(_label.Classes.Count))
        .OrderBy(loss => loss.Kind == _task.ImpliedLoss(encoding) ? 0 : 1)
        .Select(loss => loss.Kind));

    /// <summary>The numbers that the loss takes; those given that it does not take are refused.</summary>
    private EquatableArray<double> ReadScalars(AttributeData? attribute, LossEntry loss)
    {
        foreach (var argument in attribute?.NamedArguments ?? ImmutableArray<KeyValuePair<string, TypedConstant>>.Empty)
        {
            var scalar = loss.Scalars.FirstOrDefault(known => known.Name == argument.Key);
            if (scalar is null)
                RejectModifier(attribute!, AsArgument(argument.Key), loss, entry => entry.Scalars.Any(known => known.Name == argument.Key), (ProblemProperties.Argument, argument.Key));
            else if (argument.Value is { Kind: TypedConstantKind.Primitive, Value: double value } && !scalar.Allows(value))
                RejectValue(attribute!, AsArgument(argument.Key), value, scalar.Expected, (ProblemProperties.Argument, argument.Key));
        }

        return loss.Scalars.Select(scalar => attribute is null ? scalar.Default : AttributeArguments.Named(attribute, scalar.Name, scalar.Default)).ToEquatableArray();
    }

    private EquatableArray<double> ReadQuantiles(LossEntry loss)
    {
        if (Find("Quantiles") is not { } attribute)
            return loss.Takes(LossModifiers.Quantiles) ? DefaultQuantiles : default;

        var levels = AttributeArguments.Array<double>(attribute);
        if (!loss.Takes(LossModifiers.Quantiles))
            RejectModifier(attribute, "Quantiles", loss, LossModifiers.Quantiles);
        else if (levels.IsEmpty)
            RejectValue(attribute, "Quantiles", "no number", "ascending numbers between 0 and 1, such as 0.1, 0.5, 0.9", (ProblemProperties.Attribute, "Quantiles"));
        else if (levels.Any(level => !(level is > 0 and < 1)) || levels.Zip(levels.Skip(1), (lower, higher) => lower < higher).Contains(false))
            RejectValue(attribute, "Quantiles", string.Join(", ", levels.Select(level => level.ToString(CultureInfo.InvariantCulture))), "ascending numbers between 0 and 1, such as 0.1, 0.5, 0.9", (ProblemProperties.Attribute, "Quantiles"));

        return new EquatableArray<double>(levels);
    }

    private WeightDeclaration ReadWeights(string name, LossEntry loss, LossModifiers modifier, int count, bool mayBeZero)
    {
        if (Find(name) is not { } attribute)
            return default;

        if (!loss.Takes(modifier))
        {
            RejectModifier(attribute, name, loss, modifier);
            return default;
        }

        var weights = AttributeArguments.Weights(attribute);
        if (weights.IsBalanced)
            return weights;

        if (weights.Given.Count != count && !(modifier == LossModifiers.PositiveWeight && weights.Given.Count == 1))
        {
            _problems.Add(
                DeclarationRules.WeightCountDisagrees,
                DeclaredAttributes.LocationOf(attribute, _cancellation),
                ProblemList.Properties((ProblemProperties.Attribute, name)),
                name,
                _member.Name,
                LabelWords.Count(weights.Given.Count, "weight"),
                _label.Encoding == LabelEncoding.Binary
                    ? "a yes/no label has one positive class"
                    : $"there are {LabelWords.Count(count, "class")}: {string.Join(", ", _label.Classes.Take(12))}{(_label.Classes.Count > 12 ? ", ..." : "")}",
                _label.Encoding == LabelEncoding.Binary
                    ? $"Give one weight, or write [{name}(ClassWeighting.Balanced)] to compute it"
                    : $"Give one per class, or write [{name}(ClassWeighting.Balanced)] to compute them");
            return default;
        }

        foreach (var weight in weights.Given)
        {
            if (!(mayBeZero ? weight >= 0 : weight > 0) || double.IsInfinity(weight))
            {
                RejectValue(attribute, name, weight, mayBeZero ? "finite weights of at least 0" : "finite weights above 0", (ProblemProperties.Attribute, name));
                return weights;
            }
        }

        if (weights.Given.Count > 0 && weights.Given.All(weight => weight == 0))
            RejectValue(attribute, name, 0, "at least one weight above 0", (ProblemProperties.Attribute, name));

        return weights;
    }

    private double? ReadSmoothing(LossEntry loss)
    {
        if (Find("LabelSmoothing") is not { } attribute)
            return null;

        var epsilon = AttributeArguments.Number(attribute, 0);
        if (!loss.Takes(LossModifiers.LabelSmoothing))
            RejectModifier(attribute, "LabelSmoothing", loss, LossModifiers.LabelSmoothing);
        else if (!(epsilon is >= 0 and < 1))
            RejectValue(attribute, "LabelSmoothing", epsilon, "a number of at least 0 and below 1; 0.1 is usual", (ProblemProperties.Number, "0.1"));

        return epsilon;
    }

    private int? ReadIgnoreIndex(LossEntry loss)
    {
        if (Find("IgnoreIndex") is not { } attribute)
            return null;

        var value = AttributeArguments.Integer(attribute, -100);
        if (!loss.Takes(LossModifiers.IgnoreIndex))
            RejectModifier(attribute, "IgnoreIndex", loss, LossModifiers.IgnoreIndex);
        else if (_label.Member.Value != ValueForm.Integer)
            RejectModifier(attribute, "IgnoreIndex", $"'{_member.Name}' is no integer, so no example can hold the value {value}", "; leave examples without a label out of the data", (ProblemProperties.Attribute, "IgnoreIndex"));
        else if (value >= 0 && value < _label.Classes.Count)
            RejectValue(attribute, "IgnoreIndex", value, $"a value that is no class index: below 0, or at least {_label.Classes.Count}", (ProblemProperties.Number, "-100"));

        return value;
    }

    private AttributeData? Find(string name)
    {
        foreach (var level in _levels)
        {
            if (level.Find(name) is { } attribute)
                return attribute;
        }

        return null;
    }

    private static string InWords(LossKind[] losses) =>
        losses.Length < 2 ? string.Concat(losses) : string.Join(", ", losses.Take(losses.Length - 1)) + " and " + losses[losses.Length - 1];

    /// <summary>How messages name an argument of [Loss].</summary>
    private static string AsArgument(string name) => $"Loss({name} = ...)";

    private void RejectModifier(AttributeData attribute, string name, LossEntry loss, LossModifiers modifier) =>
        RejectModifier(attribute, name, loss, entry => entry.Takes(modifier), (ProblemProperties.Attribute, name), modifier == LossModifiers.ClassWeights && loss.Takes(LossModifiers.PositiveWeight) ? ", or use [PositiveWeight]" : "");

    private void RejectModifier(AttributeData attribute, string name, LossEntry loss, Func<LossEntry, bool> takes, (string Key, string Value) property, string orElse = "")
    {
        var takers = InWords(LossCatalog.All.Where(takes).Select(entry => entry.Kind).ToArray());
        RejectModifier(attribute, name, $"{loss.Spelling} does not take it, only {takers} would", orElse, property);
    }

    private void RejectModifier(AttributeData attribute, string name, string why, string orElse, params (string Key, string Value)[] properties) => _problems.Add(
        DeclarationRules.ModifierDoesNotApply,
        DeclaredAttributes.LocationOf(attribute, _cancellation),
        ProblemList.Properties(properties),
        name,
        DeclaredAttributes.Of(_model).All.Contains(attribute) ? _model.Name : _member.Name,
        why,
        orElse);

    private void RejectValue(AttributeData attribute, string name, double value, string expected, params (string Key, string Value)[] properties) =>
        RejectValue(attribute, name, value.ToString(CultureInfo.InvariantCulture), expected, properties);

    private void RejectValue(AttributeData attribute, string name, string value, string expected, params (string Key, string Value)[] properties) => _problems.Add(
        DeclarationRules.ModifierValueNotUsable,
        DeclaredAttributes.LocationOf(attribute, _cancellation),
        ProblemList.Properties(properties),
        name,
        DeclaredAttributes.Of(_model).All.Contains(attribute) ? _model.Name : _member.Name,
        value,
        expected);
}
