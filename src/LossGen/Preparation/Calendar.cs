namespace LossGen;

/// <summary>Dates and times as numbers.</summary>
public static class Calendar
{
    /// <summary>A date with a time, as its clock shows it.</summary>
    /// <param name="value">The date.</param>
    /// <returns>The same.</returns>
    public static DateTime Moment(DateTime value) => value;

    /// <inheritdoc cref="Moment(DateTime)"/>
    public static DateTime Moment(DateTimeOffset value) => value.DateTime;

    /// <inheritdoc cref="Moment(DateTime)"/>
    public static DateTime Moment(DateOnly value) => value.ToDateTime(TimeOnly.MinValue);

    /// <inheritdoc cref="Moment(DateTime)"/>
    public static DateTime Moment(TimeOnly value) => DateTime.UnixEpoch.Add(value.ToTimeSpan());

    /// <summary>The days since 1970-01-01, with the time of day as a fraction.</summary>
    /// <param name="moment">The date.</param>
    /// <returns>The days.</returns>
    public static double Days(DateTime moment) => (moment.Ticks - DateTime.UnixEpoch.Ticks) / (double)TimeSpan.TicksPerDay;

    /// <summary>Writes sine and cosine of each part that comes round again, in the order of the enum.</summary>
    /// <param name="moment">The date.</param>
    /// <param name="parts">The parts; years and days are passed over.</param>
    /// <param name="columns">Two columns per part.</param>
    public static void WriteCycles(DateTime moment, DatePart parts, Span<float> columns)
    {
        var column = 0;
        Write(DatePart.Month, moment.Month - 1, 12, columns);
        Write(DatePart.DayOfYear, moment.DayOfYear - 1, DateTime.IsLeapYear(moment.Year) ? 366 : 365, columns);
        Write(DatePart.DayOfMonth, moment.Day - 1, DateTime.DaysInMonth(moment.Year, moment.Month), columns);
        Write(DatePart.DayOfWeek, (int)moment.DayOfWeek, 7, columns);
        Write(DatePart.TimeOfDay, moment.TimeOfDay.Ticks, TimeSpan.TicksPerDay, columns);

        void Write(DatePart part, double place, double length, Span<float> into)
        {
            if ((parts & part) == 0)
                return;

            var (sine, cosine) = Math.SinCos(2 * Math.PI * place / length);
            into[column++] = (float)sine;
            into[column++] = (float)cosine;
        }
    }
}
