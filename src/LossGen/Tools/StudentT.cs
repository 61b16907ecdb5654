namespace LossGen;

/// <summary>Student's t distribution.</summary>
internal static class StudentT
{
    private const int Steps = 200;
    private const double Tolerance = 1e-14;

    /// <summary>The value below which a share lies.</summary>
    /// <param name="share">Above one half and below 1.</param>
    /// <param name="freedom">The degrees of freedom: at least 1.</param>
    public static double Quantile(double share, int freedom)
    {
        var (low, high) = (0.0, 1.0);
        while (Below(high, freedom) < share)
            high *= 2;

        for (var step = 0; step < Steps && high - low > Tolerance * high; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = Below(middle, freedom) < share ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    /// <summary>The share below a value of at least 0: 1 - I(f / (f + t²); f / 2, 1 / 2) / 2, with the regularized incomplete beta function.</summary>
    private static double Below(double value, int freedom)
    {
        // As a finite sum (Abramowitz and Stegun 26.7.3 and 26.7.4), with the angle whose tangent is t / sqrt(f).
        var angle = Math.Atan(value / Math.Sqrt(freedom));
        var (sine, cosine) = Math.SinCos(angle);
        var isOdd = freedom % 2 == 1;
        var (term, sum) = (isOdd ? cosine : 1.0, 0.0);
        for (var power = isOdd ? 1 : 0; power <= freedom - 2; power += 2)
        {
            sum += term;
            term *= cosine * cosine * (power + 1) / (power + 2);
        }

        var within = isOdd ? 2 / Math.PI * (angle + (sine * sum)) : sine * sum;
        return (1 + within) / 2;
    }
}
