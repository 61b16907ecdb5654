namespace LossGen;

/// <summary>In what weights and a model differ, told at once rather than one by one.</summary>
internal sealed class WeightProblems
{
    private readonly List<string> _problems = [];

    /// <summary>Notes tensors, where there are any.</summary>
    /// <param name="what">What is wrong with them: "missing", say.</param>
    /// <param name="names">The tensors.</param>
    public void Note(string what, IEnumerable<string> names)
    {
        var listed = string.Join(", ", names);
        if (listed.Length > 0)
            _problems.Add($"{what}: {listed}");
    }

    /// <summary>Throws where something was noted.</summary>
    /// <param name="source">The weights: "The weights in model.safetensors".</param>
    /// <param name="advice">What to do.</param>
    /// <exception cref="CheckpointException">They differ.</exception>
    public void Throw(string source, string advice)
    {
        if (_problems.Count > 0)
            throw new CheckpointException($"{source} do not fit the model. {string.Join("; ", _problems)}. {advice}");
    }
}
