using System.Text;
using System.Text.Json;

namespace LossGen.Transformers.Tests;

/// <summary>config.json.</summary>
public sealed class BertConfigurationTests
{
    private const string MiniLM = """
        {
          "_name_or_path": "nreimers/MiniLM-L6-H384-uncased",
          "architectures": ["BertModel"],
          "attention_probs_dropout_prob": 0.1,
          "gradient_checkpointing": false,
          "hidden_act": "gelu",
          "hidden_dropout_prob": 0.1,
          "hidden_size": 384,
          "initializer_range": 0.02,
          "intermediate_size": 1536,
          "layer_norm_eps": 1e-12,
          "max_position_embeddings": 512,
          "model_type": "bert",
          "num_attention_heads": 12,
          "num_hidden_layers": 6,
          "pad_token_id": 0,
          "position_embedding_type": "absolute",
          "transformers_version": "4.8.2",
          "type_vocab_size": 2,
          "use_cache": true,
          "vocab_size": 30522
        }
        """;

    [Fact]
    public void Reads_the_file_of_MiniLM()
    {
        var configuration = Parse(MiniLM);
        Assert.Equal(BertConfiguration.MiniLM, configuration with { Other = null });
        Assert.Equal("4.8.2", configuration.Other!["transformers_version"].GetString());
    }

    [Fact]
    public void Writes_what_it_read()
    {
        using var expected = JsonDocument.Parse(MiniLM);
        using var written = JsonDocument.Parse(Parse(MiniLM).ToJson());
        Assert.All(expected.RootElement.EnumerateObject(), entry => Assert.True(JsonElement.DeepEquals(entry.Value, written.RootElement.GetProperty(entry.Name)), entry.Name));
    }

    [Fact]
    public void What_a_file_does_not_say_is_as_in_the_base_model() => Assert.Equal(BertConfiguration.Base, Parse("{}") with { Other = null });

    [Theory]
    [InlineData("""{ "model_type": "roberta" }""", "config.json: model_type is \"roberta\". Expected \"bert\"")]
    [InlineData("""{ "hidden_size": 0 }""", "config.json: hidden_size is 0. Expected at least 1.")]
    [InlineData("""{ "hidden_size": 100 }""", "config.json: hidden_size is 100 and num_attention_heads 12. Expected a multiple")]
    [InlineData("""{ "hidden_dropout_prob": 1.5 }""", "config.json: hidden_dropout_prob is 1.5. Expected at least 0 and below 1.")]
    [InlineData("""{ "hidden_act": "gellu" }""", "config.json: hidden_act is \"gellu\". Expected one of gelu, ")]
    [InlineData("""{ "position_embedding_type": "relative_key" }""", "config.json: position_embedding_type is \"relative_key\"")]
    [InlineData("""{ "pad_token_id": 40000 }""", "config.json: pad_token_id is 40000.")]
    [InlineData("""{ "layer_norm_eps": 0 }""", "config.json: layer_norm_eps must be above 0")]
    [InlineData("""{ "hidden_size": "wide" }""", "config.json is no configuration of a BERT encoder: ")]
    [InlineData("[]", "config.json is no configuration of a BERT encoder: ")]
    [InlineData("", "config.json is no configuration of a BERT encoder: ")]
    public void Says_what_is_wrong(string json, string message) =>
        Assert.StartsWith(message, Assert.Throws<CheckpointException>(() => Parse(json)).Message, StringComparison.Ordinal);

    private static BertConfiguration Parse(string json) => BertConfiguration.Parse(Encoding.UTF8.GetBytes(json));
}
