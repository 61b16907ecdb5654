namespace LossGen.Tests;

/// <summary>Tags to entities, as conlleval and the default mode of seqeval read them.</summary>
public sealed class EntitySpanTests
{
    [Theory]
    [InlineData("B-PER I-PER O B-LOC", "PER 0-1, LOC 3-3")] // seqeval's get_entities
    [InlineData("O O O B-MISC I-MISC I-MISC O B-PER I-PER", "MISC 3-5, PER 7-8")] // its tests
    [InlineData("", "")]
    [InlineData("O O", "")]
    public void Documented_examples(string tags, string expected) => Assert.Equal(expected, Entities(tags));

    [Theory]
    [InlineData("I-PER I-PER O I-PER", "PER 0-1, PER 3-3")] // IOB1: I begins one where none is open
    [InlineData("I-PER B-PER I-PER", "PER 0-0, PER 1-2")] // and B only parts two of one type
    [InlineData("B-PER I-LOC", "PER 0-0, LOC 1-1")] // a change of type begins a new one
    [InlineData("B-PER I-LOC I-PER", "PER 0-0, LOC 1-1, PER 2-2")]
    [InlineData("B-PER B-PER", "PER 0-0, PER 1-1")]
    [InlineData("B-PER O I-PER", "PER 0-0, PER 2-2")]
    public void Edges_of_IOB(string tags, string expected) => Assert.Equal(expected, Entities(tags));

    [Theory]
    [InlineData("B-PER I-PER E-PER S-LOC O", "PER 0-2, LOC 3-3")]
    [InlineData("S-PER S-PER", "PER 0-0, PER 1-1")]
    [InlineData("B-PER E-PER I-PER", "PER 0-1, PER 2-2")] // nothing continues what has ended
    [InlineData("S-PER I-PER", "PER 0-0, PER 1-1")]
    [InlineData("E-PER E-PER", "PER 0-0, PER 1-1")]
    [InlineData("B-PER E-LOC", "PER 0-0, LOC 1-1")]
    [InlineData("B-PER I-PER L-PER U-LOC O", "PER 0-2, LOC 3-3")] // BILOU has other letters for the same
    public void BIOES_and_BILOU(string tags, string expected) => Assert.Equal(expected, Entities(tags));

    [Fact]
    public void Names_of_enum_members_are_tags_too() =>
        Assert.Equal([new EntitySpan("Person", 0, 2)], new SequencePrediction<string>(["B_Person", "I_Person", "None"], []).Entities());

    [Fact]
    public void Other_labels_are_refused()
    {
        var message = Assert.Throws<InvalidOperationException>(() => Entities("O NOUN")).Message;
        Assert.Equal("The label 'NOUN' at position 1 is no tag of the BIO family. Expected O, or a name such as B_Person or I-PER.", message);
    }

    private static string Entities(string tags)
    {
        string[] labels = tags.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(", ", new SequencePrediction<string>(labels, []).Entities().Select(entity => $"{entity.Type} {entity.Start}-{entity.End - 1}"));
    }
}
