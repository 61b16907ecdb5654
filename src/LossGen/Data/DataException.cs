namespace LossGen;

/// <summary>An example cannot be trained on, evaluated or predicted, or there are none. Thrown before any step is taken on the batch that holds it.</summary>
public sealed class DataException : Exception
{
    /// <summary>An unspecified example is wrong.</summary>
    public DataException()
        : base("An example cannot be used.")
    {
    }

    /// <summary>The data are wrong as a whole.</summary>
    /// <param name="message">What is wrong and what is expected.</param>
    public DataException(string message)
        : base(message)
    {
    }

    /// <summary>The data are wrong as a whole.</summary>
    /// <param name="message">What is wrong and what is expected.</param>
    /// <param name="innerException">What brought it to light.</param>
    public DataException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    private DataException(string member, string message, int origin)
        : base(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Example {origin}, {member}: {message}"))
    {
        Example = origin;
        Member = member;
    }

    /// <summary>The position of the example in the list that was passed, from 0, also where a validation split was drawn from it; null where no single example is to blame.</summary>
    public int? Example { get; }

    /// <summary>The member of the example; null where no single example is to blame.</summary>
    public string? Member { get; }

    /// <summary>A member has a value that cannot be used.</summary>
    /// <param name="example">The position of the example, from 0.</param>
    /// <param name="member">The member.</param>
    /// <param name="message">What is wrong with the value, and what is expected.</param>
    /// <returns>The exception.</returns>
    public static DataException InvalidValue(int example, string member, string message) => new(member, message, ExampleOrigin.Of(example));

    /// <summary>A label is no class: an enum value without a name, for example.</summary>
    /// <param name="example">The position of the example, from 0.</param>
    /// <param name="member">The label.</param>
    /// <param name="value">Its value.</param>
    /// <returns>The exception.</returns>
    public static DataException UndefinedLabel(int example, string member, object? value)
    {
        var type = value is Enum ? $" of {value.GetType().Name}" : "";
        var classes = value is Enum ? $" Expected one of {string.Join(", ", Enum.GetNames(value.GetType()))};" : "";
        return InvalidValue(example, member, $"{value ?? "null"} is no class{type}.{classes} remove the row or correct the label.");
    }

    /// <summary>There is nothing to train on or to measure with.</summary>
    /// <param name="split">Which examples: "training", "validation" or "evaluation".</param>
    /// <returns>The exception.</returns>
    public static DataException EmptySplit(string split) =>
        new($"There are no {split} examples. At least one is needed.");

    /// <summary>There are examples, but the label of each is the ignore index, so nothing can be measured.</summary>
    /// <param name="split">Which examples: "training", "validation" or "evaluation".</param>
    /// <returns>The exception.</returns>
    public static DataException UnlabelledSplit(string split) =>
        new($"None of the {split} examples has a label that counts: each is the ignore index, or of a class that weighs 0. At least one label is needed.");
}
