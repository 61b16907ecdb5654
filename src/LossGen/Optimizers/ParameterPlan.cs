using System.Text.RegularExpressions;
using TorchSharp;
using TorchSharp.Modules;

namespace LossGen;

/// <summary>Which parameters are trained, and which of them alike.</summary>
internal sealed class ParameterPlan
{
    private ParameterPlan(IReadOnlyList<ParameterSet> sets, IReadOnlyList<Parameter> frozen)
    {
        Sets = sets;
        Frozen = frozen;
    }

    public IReadOnlyList<ParameterSet> Sets { get; }

    /// <summary>Parameters that would be trained, were they not frozen by the options.</summary>
    public IReadOnlyList<Parameter> Frozen { get; }

    /// <summary>Sorts the model's parameters by what the options say of them, in the order of the model.</summary>
    /// <exception cref="TrainingOptionsException">A pattern matches no parameter.</exception>
    public static ParameterPlan Of(torch.nn.Module model, TrainingOptions options)
    {
        var named = model.named_parameters().ToArray();
        var patterns = Array.ConvertAll([.. options.ParameterGroups], group => Glob(group.Pattern));
        VerifyPatterns(named, options, patterns);

        var withoutDecay = NormalizationParameters(model);
        var frozen = new List<Parameter>();
        var sets = new Dictionary<(double Factor, double Decay), List<Parameter>>();
        foreach (var (name, parameter) in named)
        {
            if (!parameter.requires_grad)
                continue;

            var index = Array.FindIndex(patterns, pattern => pattern.IsMatch(name));
            var group = index < 0 ? null : options.ParameterGroups[index];
            if (group?.Frozen == true)
            {
                frozen.Add(parameter);
                continue;
            }

            var decays = options.DecayBiasAndNormalization || !(IsBias(name) || withoutDecay.Contains(name));
            var key = (group?.LearningRateFactor ?? 1, group?.WeightDecay ?? (decays ? options.WeightDecay : 0));
            if (!sets.TryGetValue(key, out var members))
                sets.Add(key, members = []);

            members.Add(parameter);
        }

        return new ParameterPlan([.. sets.Select(set => new ParameterSet(set.Value, set.Key.Factor, set.Key.Decay))], frozen);
    }

    private static void VerifyPatterns((string Name, Parameter Parameter)[] named, TrainingOptions options, Regex[] patterns)
    {
        for (var index = 0; index < patterns.Length; index++)
        {
            if (!named.Any(entry => patterns[index].IsMatch(entry.Name)))
                throw TrainingOptionsException.Of($"{nameof(options.ParameterGroups)}[{index}].{nameof(ParameterGroup.Pattern)}", $"\"{options.ParameterGroups[index].Pattern}\"", $"a pattern that matches a parameter of the model. They are {string.Join(", ", named.Select(entry => entry.Name))}.");
        }
    }

    private static Regex Glob(string pattern) =>
        new($"^{Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal)}$", RegexOptions.CultureInvariant);

    private static bool IsBias(string name) => name[(name.LastIndexOf('.') + 1)..].Contains("bias", StringComparison.Ordinal);

    /// <summary>The parameters of batch, layer, group and instance normalization, and the variances of losses: they are not to be pulled to 0.</summary>
    private static HashSet<string> NormalizationParameters(torch.nn.Module model)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (path, module) in model.named_modules())
        {
            if (module is not UncertaintyWeights && !module.GetType().Name.Contains("Norm", StringComparison.Ordinal))
                continue;

            foreach (var (name, _) in module.named_parameters(recurse: false))
                names.Add($"{path}.{name}");
        }

        return names;
    }
}
