namespace Resume;

/// <summary>Draws points along the three arms of a spiral.</summary>
internal static class Spiral
{
    public static Point[] Draw(int count, int seed)
    {
        var random = new Random(seed);
        var points = new Point[count];
        for (var index = 0; index < count; index++)
        {
            var arm = index % 3;
            var distance = 0.1 + (0.9 * random.NextDouble());
            var angle = (distance * 4.5) + (arm * 2 * Math.PI / 3) + ((random.NextDouble() - 0.5) * 2.4);
            points[index] = new Point((float)(distance * Math.Cos(angle)), (float)(distance * Math.Sin(angle)), (Arm)arm);
        }

        return points;
    }
}
