namespace LossGen;

/// <summary>A tag of the BIO family, read from the name of a class: B begins an entity, I continues it, E ends it, S is one by itself, O is none.</summary>
/// <param name="Prefix">One of B, I, E, S, O. L and U, of BILOU, are E and S.</param>
/// <param name="Type">The type of the entity; empty for O.</param>
internal readonly record struct EntityTag(char Prefix, string Type)
{
    public static readonly EntityTag Outside = new('O', "");

    /// <summary>The tag that a class name says: <c>B-PER</c>, <c>B_Person</c>, <c>O</c> ... ; null where it is none.</summary>
    public static EntityTag? Parse(string name)
    {
        if (name is "O" or "Outside" or "None")
            return Outside;

        if (name.Length < 3 || name[1] is not ('-' or '_'))
            return null;

        return name[0] switch
        {
            'B' or 'I' or 'E' or 'S' => new EntityTag(name[0], name[2..]),
            'L' => new EntityTag('E', name[2..]),
            'U' => new EntityTag('S', name[2..]),
            _ => null,
        };
    }

    /// <summary>The tags of classes; null where one is no tag, or none begins or continues an entity.</summary>
    public static EntityTag[]? ParseAll(IReadOnlyList<string> classes)
    {
        var tags = new EntityTag[classes.Count];
        for (var index = 0; index < tags.Length; index++)
        {
            if (Parse(classes[index]) is not { } tag)
                return null;

            tags[index] = tag;
        }

        return Array.Exists(tags, tag => tag.Prefix != 'O') ? tags : null;
    }

    /// <summary>
    /// The entities that a sequence of tags says, as conlleval and seqeval's default mode read it: a change of type, or an I after an O, begins a new one.
    /// </summary>
    public static void AddSpans(ReadOnlySpan<EntityTag> tags, List<EntitySpan> spans)
    {
        var (previous, start) = (Outside, -1);
        for (var position = 0; position <= tags.Length; position++)
        {
            var tag = position < tags.Length ? tags[position] : Outside;
            if (start >= 0 && Ends(previous, tag))
            {
                spans.Add(new EntitySpan(previous.Type, start, position - start));
                start = -1;
            }

            if (Begins(previous, tag))
                start = position;

            previous = tag;
        }
    }

    /// <summary>The BIO tags ("B-PER", "I-PER", "O") of entities that do not overlap.</summary>
    public static string[] Bio(IReadOnlyList<EntitySpan> spans, int length)
    {
        var tags = new string[length];
        Array.Fill(tags, "O");
        foreach (var span in spans)
        {
            Array.Fill(tags, $"I-{span.Type}", span.Start, span.Length);
            tags[span.Start] = $"B-{span.Type}";
        }

        return tags;
    }

    private static bool Ends(EntityTag previous, EntityTag tag) =>
        previous.Prefix is 'E' or 'S' || tag.Prefix is 'B' or 'S' or 'O' || previous.Type != tag.Type;

    private static bool Begins(EntityTag previous, EntityTag tag) => tag.Prefix switch
    {
        'O' => false,
        'B' or 'S' => true,
        _ => previous.Prefix is 'O' or 'E' or 'S' || previous.Type != tag.Type,
    };
}
