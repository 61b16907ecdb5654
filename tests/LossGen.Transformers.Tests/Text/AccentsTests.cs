namespace LossGen.Transformers.Tests;

/// <summary>Accents are removed whatever the globalization mode, seen through tokens: this test runs in the invariant one.</summary>
public sealed class AccentsTests
{
    private static readonly BertTextEncoder Encoder = BertTextEncoder.Load(PretrainedPackage.MiniLM);

    [Theory]
    [InlineData("Zürich São Paulo Kraków", "zurich sao paulo krakow")]
    [InlineData("cafe\u0301", "cafe")]
    [InlineData("Ελλάδα й", "ελλαδα и")]
    [InlineData("한국", "\u1112\u1161\u11ab\u1100\u116e\u11a8")]
    public void Words_are_those_without_accents(string accented, string plain) =>
        Assert.Equal(Encoder.Encode(plain).Tokens.ToArray(), Encoder.Encode(accented).Tokens.ToArray());

    [Theory]
    [InlineData("straße", "strase")]
    [InlineData("łódź", "lodz")]
    public void Letters_that_are_no_letters_with_marks_stay(string text, string other) =>
        Assert.NotEqual(Encoder.Encode(other).Tokens.ToArray(), Encoder.Encode(text).Tokens.ToArray());
}
