using System.Globalization;
using Microsoft.CodeAnalysis;

namespace LossGen.Catalog.Declarations.Reading;

/// <summary>Reads the loss and its modifiers. What stands on the model wins over the label member, and that over the label's type.</summary>
internal sealed class LossReader
{
    private readonly TaskEntry _task;
    private readonly INamedTypeSymbol _model;
    private readonly ExampleMember _member;
    private readonly LabelDeclaration _label;
    private readonly DeclaredAttributes[] _levels;
    private readonly ProblemList _problems;
    private readonly CancellationToken _cancellation;

    private LossReader(TaskEntry task, INamedTypeSymbol model, ExampleMember member, LabelDeclaration label, ProblemList problems, CancellationToken cancellation)
    {
        _task = task;
        _model = model;
        _member = member;
        _label = label;
        _levels = [DeclaredAttributes.Of(model), member.Attributes, DeclaredAttributes.Of(LabelReader.EnumTypeOf(member.Type) ?? member.Type as INamedTypeSymbol)];
        _problems = problems;
        _cancellation = cancellation;
    }

    /// <summary>The loss, or null where none fits what is declared.</summary>
    public static LossDeclaration? Read(TaskEntry task, INamedTypeSymbol model, ExampleMember member, LabelDeclaration label, ProblemList problems, CancellationToken cancellation) =>
        new LossReader(task, model, member, label, problems, cancellation).Read();

    private LossDeclaration? Read()
    {
        var attribute = Find("Loss");
        if (ReadKind(attribute) is not { } loss)
            return null;

        var delta = ReadScalar(attribute, "Delta", loss, LossModifiers.Delta);
        var beta = ReadScalar(attribute, "Beta", loss, LossModifiers.Beta);
        var classWeights = ReadWeights("ClassWeights", loss, LossModifiers.ClassWeights, _label.Classes.Count, mayBeZero: true);
        var positiveWeight = ReadWeights("PositiveWeight", loss, LossModifiers.PositiveWeight, _label.Encoding == LabelEncoding.MultiHot ? _label.Classes.Count : 1, mayBeZero: false);
        return new LossDeclaration(loss.Kind, attribute is not null, delta, beta, classWeights, positiveWeight, ReadSmoothing(loss), ReadIgnoreIndex(loss));
    }

    private LossEntry? ReadKind(AttributeData? attribute)
    {
        if (attribute is null)
            return LossCatalog.Find(_task.ImpliedLoss(_label.Encoding)!.Value);

        var place = DeclaredAttributes.LocationOf(attribute, _cancellation);
        var value = AttributeArguments.EnumValue(attribute);
        if (value is null || LossCatalog.Find((LossKind)value) is not { } loss)
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
                loss.Kind,
                string.Join(" and ", loss.Tasks.Select(task => TaskCatalog.Find(task)!.Name)),
                _member.Name,
                _task.Name,
                LossesFor(_label.Encoding).Replace(",", " or "));
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
                loss.Kind,
                string.Join(" or ", encodings.Select(encoding => LabelReader.WithArticle(encoding.Name))),
                _member.Name,
                $"{LabelReader.WithArticle(EncodingCatalog.Get(_label.Encoding).Name)} ({_label.Reason})",
                LossesFor(_label.Encoding).Replace(",", " or "),
                possible.Length > 0
                    ? $"encode it as {string.Join(" or ", possible.Select(encoding => $"[{encoding}]"))}"
                    : $"give it a type that can hold {string.Join(" or ", encodings.Select(encoding => $"[{encoding.Attribute}]"))}");
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

    private string LossesFor(LabelEncoding encoding) => string.Join(",", LossCatalog.All
        .Where(loss => loss.Serves(_task.Kind) && loss.Takes(encoding))
        .OrderBy(loss => loss.Kind == _task.ImpliedLoss(encoding) ? 0 : 1)
        .Select(loss => loss.Kind));

    private double ReadScalar(AttributeData? attribute, string name, LossEntry loss, LossModifiers modifier)
    {
        if (attribute is null || !AttributeArguments.IsNamed(attribute, name))
            return 1.0;

        var value = AttributeArguments.Named(attribute, name, 1.0);
        if (!loss.Takes(modifier))
            RejectModifier(attribute, name, loss, modifier, isArgument: true);
        else if (!(value > 0) || double.IsInfinity(value))
            RejectValue(attribute, $"Loss({name} = ...)", value, "a finite number above 0, in units of the target", (ProblemProperties.Argument, name));

        return value;
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
                LabelReader.Count(weights.Given.Count, "weight"),
                _label.Encoding == LabelEncoding.Binary
                    ? "a yes/no label has one positive class"
                    : $"there are {LabelReader.Count(count, "class")}: {string.Join(", ", _label.Classes.Take(12))}{(_label.Classes.Count > 12 ? ", ..." : "")}",
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

    private void RejectModifier(AttributeData attribute, string name, LossEntry loss, LossModifiers modifier, bool isArgument = false)
    {
        var takers = string.Join(" and ", LossCatalog.All.Where(entry => entry.Takes(modifier)).Select(entry => entry.Kind));
        RejectModifier(attribute, isArgument ? $"Loss({name} = ...)" : name, $"{loss.Kind} does not take it, only {takers} would", modifier == LossModifiers.ClassWeights && loss.Takes(LossModifiers.PositiveWeight) ? ", or use [PositiveWeight]" : "", (isArgument ? ProblemProperties.Argument : ProblemProperties.Attribute, name));
    }

    private void RejectModifier(AttributeData attribute, string name, string why, string orElse, params (string Key, string Value)[] properties) => _problems.Add(
        DeclarationRules.ModifierDoesNotApply,
        DeclaredAttributes.LocationOf(attribute, _cancellation),
        ProblemList.Properties(properties),
        name,
        DeclaredAttributes.Of(_model).All.Contains(attribute) ? _model.Name : _member.Name,
        why,
        orElse);

    private void RejectValue(AttributeData attribute, string name, double value, string expected, params (string Key, string Value)[] properties) => _problems.Add(
        DeclarationRules.ModifierValueNotUsable,
        DeclaredAttributes.LocationOf(attribute, _cancellation),
        ProblemList.Properties(properties),
        name,
        DeclaredAttributes.Of(_model).All.Contains(attribute) ? _model.Name : _member.Name,
        value.ToString(CultureInfo.InvariantCulture),
        expected);
}
