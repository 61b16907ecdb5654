namespace Resume;

public enum Arm { First, Second, Third }

/// <summary>A point in the plane, and the arm of the spiral that it was drawn from.</summary>
public sealed record Point(float X, float Y, [Label] Arm Arm);
