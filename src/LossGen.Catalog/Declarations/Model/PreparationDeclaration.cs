namespace LossGen.Catalog.Declarations;

/// <summary>How a member is prepared before the model sees it.</summary>
/// <param name="Scaling">The name of the scaling by the training examples, as the runtime's enum has it; empty for none.</param>
/// <param name="Log1p">Whether ln(1 + x) is taken.</param>
/// <param name="Factor">What a number is multiplied by.</param>
/// <param name="Offset">What is added then.</param>
/// <param name="Fill">What stands in for a missing value; null where none may be missing.</param>
/// <param name="HasIndicator">Whether a column says that the value is missing.</param>
/// <param name="Categories">The categories that the member is one of; null where it is none.</param>
/// <param name="Dates">The parts of a date.</param>
public sealed record PreparationDeclaration(
    string Scaling = "",
    bool Log1p = false,
    double Factor = 1,
    double Offset = 0,
    MissingFill? Fill = null,
    bool HasIndicator = false,
    CategoriesDeclaration? Categories = null,
    DatePart Dates = DatePart.None)
{
    /// <summary>Whether numbers change at all.</summary>
    public bool ChangesNumbers => Scaling.Length > 0 || Log1p || Factor != 1 || Offset != 0;

    /// <summary>The columns of a date that are numbers to be scaled.</summary>
    public IEnumerable<DatePart> DateNumbers => new[] { DatePart.Days, DatePart.Year }.Where(part => (Dates & part) != 0);

    /// <summary>The parts of a date that come round again, each two columns.</summary>
    public IEnumerable<DatePart> DateCycles => Cycles.Where(part => (Dates & part) != 0);

    private static readonly DatePart[] Cycles = [DatePart.Month, DatePart.DayOfYear, DatePart.DayOfMonth, DatePart.DayOfWeek, DatePart.TimeOfDay];
}
