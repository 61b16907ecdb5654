namespace LossGen;

/// <summary>
/// The parts of a date or time that the model gets as columns: <c>[DateParts(DatePart.Month | DatePart.DayOfWeek)]</c> on a DateTime, DateTimeOffset, DateOnly or TimeOnly.
/// Parts that come round again are two columns each, sine and cosine, so that December is next to January; years and days are one.
/// </summary>
/// <remarks>A DateTimeOffset is read as its own clock shows it. <see cref="StandardizeAttribute"/> and its like scale the columns of years and days.</remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class DatePartsAttribute : Attribute
{
    /// <summary>Declares the parts.</summary>
    /// <param name="parts">At least one part that the member has.</param>
    public DatePartsAttribute(DatePart parts) => Parts = parts;

    /// <summary>The parts.</summary>
    public DatePart Parts { get; }
}
