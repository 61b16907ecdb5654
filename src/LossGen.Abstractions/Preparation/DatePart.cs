namespace LossGen;

/// <summary>Parts of a date or time, in the order of their columns.</summary>
[Flags]
public enum DatePart
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The days since 1970-01-01, with the time of day as a fraction: one column.</summary>
    Days = 1,

    /// <summary>The year: one column.</summary>
    Year = 2,

    /// <summary>The month of the year: sine and cosine of 2 pi (month - 1) / 12.</summary>
    Month = 4,

    /// <summary>The day of the year: sine and cosine of 2 pi (day - 1) / days of that year.</summary>
    DayOfYear = 8,

    /// <summary>The day of the month: sine and cosine of 2 pi (day - 1) / days of that month.</summary>
    DayOfMonth = 16,

    /// <summary>The day of the week: sine and cosine of 2 pi day / 7, where Sunday is 0.</summary>
    DayOfWeek = 32,

    /// <summary>The time of day: sine and cosine of 2 pi times the share of the day that is over.</summary>
    TimeOfDay = 64,
}
