namespace LossGen;

/// <summary>
/// The member is one of some categories: a text, an integer that is a code, or an enum. The model gets one column per category, or one index for an embedding where the member is marked
/// <see cref="ClassIndexAttribute"/> too. The last column (or index) stands for everything else: categories that the training examples do not have.
/// </summary>
/// <remarks>The width is known before anything is learned, so that the model can be written down: with <c>[Categories(8)]</c> a first layer sees 8 columns.</remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class CategoriesAttribute : Attribute
{
    /// <summary>The categories of an enum: one column per member, and one for members that the training examples do not have and for values without a name.</summary>
    public CategoriesAttribute() => Names = [];

    /// <summary>The categories are learned: the most frequent of the training examples, by frequency and then in ordinal order.</summary>
    /// <param name="columns">The number of columns, at least 2: that of the categories that are told apart, and one for everything else.</param>
    public CategoriesAttribute(int columns)
    {
        Columns = columns;
        Names = [];
    }

    /// <summary>The categories are known: one column for each, and one for everything else.</summary>
    /// <param name="names">The categories, each once.</param>
    public CategoriesAttribute(params string[] names) => Names = names;

    /// <summary>The number of columns, or 0 where the categories are written down or those of an enum.</summary>
    public int Columns { get; }

    /// <summary>The categories, or nothing where they are learned.</summary>
    public string[] Names { get; }

    /// <summary>How many training examples a category must have to be told apart; rarer ones count as everything else. 1 by default.</summary>
    public int Least { get; set; } = 1;
}
