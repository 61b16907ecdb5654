namespace LossGen.Transformers.Tests;

/// <summary>The encoder, without pretrained weights.</summary>
public sealed class BertEncoderTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Its_parameters_have_the_names_of_Hugging_Face()
    {
        string[] layer =
        [
            "attention.output.LayerNorm.bias", "attention.output.LayerNorm.weight", "attention.output.dense.bias", "attention.output.dense.weight",
            "attention.self.key.bias", "attention.self.key.weight", "attention.self.query.bias", "attention.self.query.weight", "attention.self.value.bias", "attention.self.value.weight",
            "intermediate.dense.bias", "intermediate.dense.weight", "output.LayerNorm.bias", "output.LayerNorm.weight", "output.dense.bias", "output.dense.weight",
        ];
        string[] expected =
        [
            "embeddings.LayerNorm.bias", "embeddings.LayerNorm.weight", "embeddings.position_embeddings.weight", "embeddings.token_type_embeddings.weight", "embeddings.word_embeddings.weight",
            .. layer.Select(name => $"encoder.layer.0.{name}"), .. layer.Select(name => $"encoder.layer.1.{name}"),
            "pooler.dense.bias", "pooler.dense.weight",
        ];
        Assert.Equal(expected, Tiny.Encoder(withPooler: true).state_dict().Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void MiniLM_and_the_base_model_have_as_many_weights_as_published()
    {
        Assert.Equal(22_713_216, Tiny.Encoder(BertConfiguration.MiniLM, withPooler: true).parameters().Sum(parameter => parameter.numel()));
        Assert.Equal(109_482_240, Tiny.Encoder(BertConfiguration.Base, withPooler: true).parameters().Sum(parameter => parameter.numel()));
    }

    [Fact]
    public void Fresh_weights_are_drawn_as_BERT_draws_them()
    {
        var encoder = Tiny.Encoder(Tiny.Configuration with { VocabularySize = 2000, InitializerRange = 0.02 });
        var state = encoder.state_dict();
        Assert.Equal(0.02, state["embeddings.word_embeddings.weight"].std().ToDouble(), 0.001);
        Assert.Equal(0.02, state["encoder.layer.1.output.dense.weight"].std().ToDouble(), 0.002);
        Assert.Equal(0, state["embeddings.word_embeddings.weight"][0].abs().max().ToDouble());
        Assert.Equal(0, state["encoder.layer.1.output.dense.bias"].abs().max().ToDouble());
        Assert.Equal(1, state["embeddings.LayerNorm.weight"].min().ToDouble());
    }

    [Theory]
    [InlineData(Pooling.Mean)]
    [InlineData(Pooling.Cls)]
    [InlineData(Pooling.Pooler)]
    public void Padding_and_the_rest_of_the_batch_change_nothing(Pooling pooling)
    {
        var encoder = Tiny.Encoder(withPooler: true);
        var alone = Tiny.Padded([2, 5, 3]);
        var (tokens, mask) = Tiny.Padded(12, [2, 7, 9, 4, 3, 8, 1, 11, 6], [2, 5, 3]);
        var expected = encoder.Pool(encoder.call(alone.Tokens, alone.PaddingMask, null), alone.PaddingMask, pooling);
        var states = encoder.call(tokens, mask, null);
        Assert.Equal([2, 12, 32], states.shape);
        Assert.InRange(Tiny.Difference(expected[0], encoder.Pool(states, mask, pooling)[1]), 0, 1e-6f);

        // What stands at padding has no say at all.
        tokens[1, 7] = 13;
        Assert.Equal(0, Tiny.Difference(states[1, ..3], encoder.call(tokens, mask, null)[1, ..3]));
    }

    [Fact]
    public void A_sequence_of_padding_alone_is_finite_and_so_are_its_gradients()
    {
        var encoder = Tiny.Encoder();
        var (tokens, mask) = Tiny.Padded(4, [2, 5, 3], []);
        var pooled = encoder.Pool(encoder.call(tokens, mask, null), mask);
        Assert.Equal(0, pooled[1].abs().max().ToSingle());
        pooled.square().sum().backward();
        Assert.All(encoder.parameters(), parameter => Assert.True(parameter.grad is null || parameter.grad.isfinite().all().ToBoolean()));
    }

    [Fact]
    public void Each_parameter_learns()
    {
        var encoder = Tiny.Encoder(withPooler: true);
        var (tokens, mask) = Tiny.Batch();
        encoder.Pool(encoder.call(tokens, mask, zeros_like(tokens)), mask, Pooling.Pooler).square().sum().backward();

        // The keys' bias shifts all scores of a query alike, so softmax does not see it.
        Assert.All(encoder.named_parameters().Where(entry => !entry.name.EndsWith("key.bias", StringComparison.Ordinal)), entry => Assert.True(entry.parameter.grad!.abs().max().ToSingle() > 0, entry.name));
    }

    [Fact]
    public void Token_types_tell_parts_apart_and_are_0_by_default()
    {
        var encoder = Tiny.Encoder();
        var (tokens, mask) = Tiny.Batch();
        var plain = encoder.call(tokens, mask, null);
        Assert.Equal(0, Tiny.Difference(plain, encoder.call(tokens, mask, zeros_like(tokens))));
        Assert.True(Tiny.Difference(plain, encoder.call(tokens, mask, ones_like(tokens))) > 0.01);
    }

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0, 0.5)]
    public void Dropout_acts_in_training_only(double attention, double elsewhere)
    {
        var encoder = Tiny.Encoder(Tiny.Configuration with { AttentionDropout = attention, Dropout = elsewhere });
        var (tokens, mask) = Tiny.Batch();
        var plain = encoder.call(tokens, mask, null);
        Assert.Equal(0, Tiny.Difference(plain, encoder.call(tokens, mask, null)));
        encoder.train();
        var first = encoder.call(tokens, mask, null);
        Assert.True(Tiny.Difference(plain, first) > 0.01);
        Assert.True(Tiny.Difference(first, encoder.call(tokens, mask, null)) > 0.01);
    }

    [Fact]
    public void No_tensor_is_left_behind()
    {
        var encoder = Tiny.Encoder(withPooler: true);
        encoder.train();
        var (tokens, mask) = Tiny.Batch();
        var types = zeros_like(tokens);
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        foreach (var pooling in Enum.GetValues<Pooling>())
        {
            using var states = encoder.call(tokens, mask, types);
            using var pooled = encoder.Pool(states, mask, pooling);
            Assert.Equal(before + 2, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        }

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void Says_what_does_not_fit()
    {
        var encoder = Tiny.Encoder();
        var (tokens, mask) = Tiny.Batch();
        Assert.Contains("The sequences have 17 tokens, and the encoder knows 16 positions.", Message(() => encoder.call(zeros(1, 17, dtype: ScalarType.Int64), ones(1, 17, dtype: ScalarType.Bool), null)), StringComparison.Ordinal);
        Assert.Contains("The tokens are [5]. Expected [N, T]", Message(() => encoder.call(tokens[0], mask[0], null)), StringComparison.Ordinal);
        Assert.Contains("paddingMask is [2, 4] and the tokens are [2, 5]", Message(() => encoder.call(tokens, mask[.., ..4], null)), StringComparison.Ordinal);
        Assert.Contains("tokenTypes is [1, 5] and the tokens are [2, 5]", Message(() => encoder.call(tokens, mask, tokens[..1])), StringComparison.Ordinal);
        Assert.Contains("paddingMask is Int64. Expected Bool, true at padding.", Message(() => encoder.call(tokens, tokens, null)), StringComparison.Ordinal);
        Assert.Contains("hidden_size is 30 and num_attention_heads 4", Message(() => new BertEncoder(Tiny.Configuration with { HiddenSize = 30 })), StringComparison.Ordinal);
        Assert.Contains("withPooler: true", Assert.Throws<InvalidOperationException>(() => encoder.Pool(zeros(1, 2, 32), mask[..1, ..2], Pooling.Pooler)).Message, StringComparison.Ordinal);

        static string Message(Func<object> act) => Assert.Throws<ArgumentException>(act).Message;
    }
}
