using System.Globalization;
using Microsoft.CodeAnalysis;

namespace LossGen.Catalog.Declarations.Reading;

/// <summary>Reads a loss that is a type of the user's own, and makes of it what the catalog has for a built-in one.</summary>
internal static class CustomLossReader
{
    private const string Method = "Compute";

    /// <summary>The loss, or null where it cannot be used.</summary>
    public static LossEntry? Read(AttributeData attribute, TaskEntry task, LabelDeclaration label, string owner, ProblemList problems, CancellationToken cancellation)
    {
        var place = DeclaredAttributes.LocationOf(attribute, cancellation);
        var type = attribute.ConstructorArguments[0].Value as INamedTypeSymbol;
        if (type is null or { TypeKind: TypeKind.Error })
        {
            Report("it is no type of its own", "Name a class with a static method Compute");
            return null;
        }

        if (WhyNotUsable(type) is var (why, remedy))
        {
            Report(why, remedy);
            return null;
        }

        if (task.Kind == TaskKind.Transcription)
        {
            Report("it judges one row and its label at a time, but the frames of a transcription have no label each, and only CTC sums over all ways to align them", "Remove it");
            return null;
        }

        if (DeclaredAttributes.Of(type).Find("CustomLoss") is not { } contract)
        {
            var scale = Scales(task.Kind)[0];
            Report(
                "it does not say what it takes",
                $"Mark it [CustomLoss(PredictionScale.{scale}, LabelEncoding.{label.Encoding})] if it reads such labels",
                (ProblemProperties.Type, ProblemList.IdOf(type)),
                (ProblemProperties.Attribute, $"CustomLoss(LossGen.PredictionScale.{scale}, LossGen.LabelEncoding.{label.Encoding})"));
            return null;
        }

        return ReadContract(type, contract, task.Kind);

        LossEntry? ReadContract(INamedTypeSymbol loss, AttributeData given, TaskKind kind)
        {
            var encodings = given.ConstructorArguments.Length > 1 && given.ConstructorArguments[1] is { Kind: TypedConstantKind.Array, IsNull: false } array
                ? array.Values.Where(value => value.Value is int).Select(value => (LabelEncoding)value.Value!).ToEquatableArray()
                : default;
            var method = Methods(loss).FirstOrDefault(candidate => WhyNotCallable(candidate) is null);
            if (method is null)
            {
                var (fault, cure) = Methods(loss).Select(WhyNotCallable).FirstOrDefault() ?? ("it has no static method Compute", $"Write public static Tensor {Method}(Tensor prediction, Tensor target)");
                Report(fault, cure);
                return null;
            }

            if (AttributeArguments.EnumValue(given) is not { } value || !Scales(kind).Contains((PredictionScale)value))
            {
                var scales = string.Join(" or ", Scales(kind).Select(scale => "PredictionScale." + scale));
                Report($"it takes PredictionScale.{(PredictionScale)(AttributeArguments.EnumValue(given) ?? -1)}, but a model of {TaskCatalog.Find(kind)!.Name} returns {scales}", "Write a loss on that, or choose another task");
                return null;
            }

            return Entry(loss, method, kind, (PredictionScale)value, encodings);
        }

        void Report(string fault, string cure, params (string Key, string Value)[] properties) =>
            problems.Add(DeclarationRules.CustomLossNotUsable, place, ProblemList.Properties(properties), attribute.ConstructorArguments[0].Value is ITypeSymbol named ? named.ToWords() : "null", owner, fault, cure);
    }

    /// <summary>What a model may return under a task, the usual first.</summary>
    private static PredictionScale[] Scales(TaskKind task) => task switch
    {
        TaskKind.Classification or TaskKind.BinaryClassification or TaskKind.PairwiseRanking => [PredictionScale.Logits, PredictionScale.Score],
        TaskKind.Verification or TaskKind.ListwiseRanking => [PredictionScale.Score],
        TaskKind.AnomalyDetection => [PredictionScale.Distance],
        TaskKind.OpenSetClassification => [PredictionScale.Logits],
        TaskKind.CountRegression => [PredictionScale.LogRate],
        TaskKind.Regression or TaskKind.QuantileRegression or TaskKind.HeteroscedasticRegression or TaskKind.Similarity or TaskKind.MetricLearning => [PredictionScale.Real],
        _ => [PredictionScale.Logits],
    };

    private static IEnumerable<IMethodSymbol> Methods(INamedTypeSymbol type) => type.GetMembers(Method).OfType<IMethodSymbol>();

    private static (string Why, string Remedy)? WhyNotUsable(INamedTypeSymbol type) =>
        type.IsGenericType ? ("it is generic", "Write a class without type parameters")
        : Symbols.WhyInaccessible(type) is { } why ? (why, "Make it internal or public")
        : null;

    private static (string Why, string Remedy)? WhyNotCallable(IMethodSymbol method)
    {
        var isRight = method is { IsStatic: true, IsGenericMethod: false, DeclaredAccessibility: Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal }
            && method.ReturnType.IsTensor()
            && method.Parameters.Length >= 2
            && method.Parameters.Take(2).All(IsTensorByValue)
            && method.Parameters.Skip(2).All(parameter => parameter.IsOptional || (parameter.Name == "classWeights" && IsTensorByValue(parameter)));
        return isRight ? null : ("its method Compute cannot be called with a prediction and a target", $"Write public static Tensor {Method}(Tensor prediction, Tensor target), with Tensor? classWeights as the third parameter where it takes weights");
    }

    private static bool IsTensorByValue(IParameterSymbol parameter) => parameter.Type.IsTensor() && parameter.RefKind == RefKind.None;

    private static LossEntry Entry(INamedTypeSymbol type, IMethodSymbol method, TaskKind task, PredictionScale scale, EquatableArray<LabelEncoding> encodings)
    {
        var takesWeights = method.Parameters.Any(parameter => parameter.Name == "classWeights" && IsTensorByValue(parameter));
        var parameters = new List<LossParameter> { new(method.Parameters[0].Name, LossArgument.Prediction), new(method.Parameters[1].Name, LossArgument.Target) };
        if (takesWeights)
            parameters.Add(new LossParameter("classWeights", LossArgument.ClassWeights));

        // What is made of such an output does not depend on the loss: it is what the built-in losses on it say.
        var like = LossCatalog.All.First(known => known.Tasks.Contains(task) && known.Scale == scale);
        return new LossEntry
        {
            Kind = LossEntry.Custom,
            CustomType = type.Name,
            Name = string.Format(CultureInfo.InvariantCulture, "custom loss {0}", type.Name),
            Tasks = [task],
            Encodings = encodings,
            Scale = scale,
            Activation = like.Activation,
            Decode = like.Decode,
            Modifiers = (takesWeights ? LossModifiers.ClassWeights : LossModifiers.None)
                | LossModifiers.IgnoreIndex
                | (task == TaskKind.QuantileRegression ? LossModifiers.Quantiles : LossModifiers.None),
            Denominator = LossDenominator.Labels,
            Call = new LossCall(type.ToQualified() + "." + Method, parameters.ToEquatableArray()),
            Formula = $"{type.Name}.{Method}",
            Advice = "",
            PyTorch = "",
            Keras = "",
        };
    }
}
