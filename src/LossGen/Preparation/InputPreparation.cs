using System.Buffers;
using System.Text;
using System.Text.Json;

namespace LossGen;

/// <summary>How the members of examples become what a model sees. What has to be learned for it is learned by <c>Fit</c> from the training examples alone, once, and kept with the weights from then on.</summary>
public abstract class InputPreparation
{
    private PreparedInput[] _inputs = [];
    private bool _isFitted;

    private protected InputPreparation()
    {
    }

    /// <summary>The members that are prepared.</summary>
    public IReadOnlyList<PreparedInput> Inputs => _inputs;

    /// <summary>Whether everything is known that examples are prepared by: after <c>Fit</c> or <c>Load</c>, or where nothing is learned.</summary>
    public bool IsFitted => _isFitted || Array.TrueForAll(_inputs, input => input.Passes == 0);

    /// <summary>What is done with each member, and what the training examples said.</summary>
    public IReadOnlyList<PreparedSummary> Summary => [.. _inputs.Select(input => new PreparedSummary(input.Member, input.InWords, IsFitted ? input.FittedInWords : ""))];

    /// <summary>What a person should know of what was learned.</summary>
    internal IEnumerable<string> Warnings => _inputs.Select(input => input.Warning).OfType<string>();

    /// <summary>Forgets what was learned: the next call of <c>Fit</c> learns it again, which weights that were trained before do not know of.</summary>
    public void Clear() => _isFitted = false;

    /// <summary>Says which members are prepared; once, by the generated class.</summary>
    /// <param name="inputs">The members.</param>
    protected void Use(params PreparedInput[] inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        _inputs = [.. inputs];
    }

    /// <summary>Learns: as many passes as the most demanding member needs.</summary>
    /// <param name="pass">Shows every training example once.</param>
    private protected void Learn(Action pass)
    {
        _isFitted = false;
        var passes = _inputs.Max(input => input.Passes);
        for (var number = 0; number < passes; number++)
        {
            foreach (var input in _inputs)
                input.Begin(number);

            pass();
            foreach (var input in _inputs)
                input.Fix();
        }

        _isFitted = true;
    }

    /// <summary>Refuses to prepare examples before the training examples were seen.</summary>
    internal void VerifyFitted()
    {
        if (!IsFitted)
            throw new InvalidOperationException($"How {string.Join(", ", _inputs.Where(input => input.Passes > 0).Select(input => input.Member).Distinct().Take(4))} are prepared is learned from the training examples, and none were seen yet. Call Fit, or Load weights that were saved after it, or Preparation.Fit(examples).");
    }

    /// <summary>What was learned, as JSON; empty where nothing was yet.</summary>
    internal string Save()
    {
        if (!_isFitted)
            return "";

        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var input in _inputs)
            {
                var state = input.State;
                writer.WriteStartObject(input.Member);
                writer.WriteStartArray("numbers");
                foreach (var number in state.Numbers)
                    writer.WriteNumberValue(number);

                writer.WriteEndArray();
                writer.WriteStartArray("names");
                foreach (var name in state.Names)
                    writer.WriteStringValue(name);

                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Takes up what was learned. Where it does not fit, nothing is changed.</summary>
    /// <param name="text">What <see cref="Save"/> gave; empty where nothing was learned.</param>
    /// <param name="path">The file that it comes from.</param>
    /// <exception cref="CheckpointException">It is damaged, or of other members.</exception>
    internal void Load(string text, string path)
    {
        if (text.Length == 0)
        {
            Clear();
            return;
        }

        var states = Read(text, path);
        var before = _inputs.Select(input => input.State).ToArray();
        for (var index = 0; index < _inputs.Length; index++)
        {
            if (states.TryGetValue(_inputs[index].Member, out var state) && _inputs[index].Restore(state))
                continue;

            for (var changed = 0; changed < index; changed++)
                _inputs[changed].Restore(before[changed]);

            throw new CheckpointException($"{path} does not say how '{_inputs[index].Member}' is prepared ({_inputs[index].InWords}). Load the file that this trainer's model saved, or train again.");
        }

        _isFitted = true;
    }

    private static Dictionary<string, PreparedState> Read(string text, string path)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var states = new Dictionary<string, PreparedState>(StringComparer.Ordinal);
            foreach (var member in document.RootElement.EnumerateObject())
            {
                states[member.Name] = new PreparedState(
                    [.. member.Value.GetProperty("numbers").EnumerateArray().Select(number => number.GetDouble())],
                    [.. member.Value.GetProperty("names").EnumerateArray().Select(name => name.GetString() ?? "")]);
            }

            return states;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw CheckpointException.Damaged(path, "what it says about the preparation of inputs cannot be read", exception);
        }
    }
}
