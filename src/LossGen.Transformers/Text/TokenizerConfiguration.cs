using System.Text.Json;
using System.Text.Json.Nodes;

namespace LossGen.Transformers;

/// <summary>What tokenizer_config.json says of a BERT tokenizer.</summary>
/// <param name="Lowercase">Whether text becomes lower case first; true for uncased models.</param>
/// <param name="RemovesAccents">Whether accents are removed; as <paramref name="Lowercase"/> where the file does not say.</param>
/// <param name="MaximumLength">The most tokens of a sequence.</param>
internal sealed record TokenizerConfiguration(bool Lowercase, bool RemovesAccents, int MaximumLength)
{
    public const string File = "tokenizer_config.json";

    /// <summary>[CLS] and two [SEP], of a pair of which nothing is left.</summary>
    public const int Least = 3;

    private const string LowercaseKey = "do_lower_case";
    private const string AccentsKey = "strip_accents";
    private const string LengthKey = "model_max_length";

    /// <summary>Reads the file of a model; that of an uncased model where it has none.</summary>
    /// <exception cref="CheckpointException">The file is no such configuration.</exception>
    public static TokenizerConfiguration Load(IPretrainedSource source)
    {
        var most = source.Configuration.MaxTokens;
        try
        {
            var json = JsonNode.Parse(source.ReadFile(File)) as JsonObject ?? throw new JsonException("It is no object.");
            var lowercase = json[LowercaseKey]?.GetValue<bool>() ?? true;

            // Files without a limit of their own give one with 30 digits.
            var length = Math.Min(json[LengthKey]?.GetValue<double>() ?? most, most);
            return length >= Least
                ? new TokenizerConfiguration(lowercase, json[AccentsKey]?.GetValue<bool>() ?? lowercase, (int)length)
                : throw new JsonException($"{LengthKey} is {length}, and has to be at least {Least}.");
        }
        catch (FileNotFoundException)
        {
            return new TokenizerConfiguration(Lowercase: true, RemovesAccents: true, most);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new CheckpointException($"{source.Name}: {File} is no configuration of a tokenizer: {exception.Message} Expected an object such as {{ \"{LowercaseKey}\": true, \"{LengthKey}\": 512 }}.", exception);
        }
    }

    public byte[] ToJson() => System.Text.Encoding.UTF8.GetBytes(new JsonObject
    {
        ["tokenizer_class"] = "BertTokenizer",
        [LowercaseKey] = Lowercase,
        [AccentsKey] = RemovesAccents,
        [LengthKey] = MaximumLength,
    }.ToJsonString());
}
