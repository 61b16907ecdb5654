using System.Reflection;

namespace LossGen.Tests;

/// <summary>What holds for every kind of metrics, found by reflection.</summary>
public sealed class EveryMeterTests
{
    public static TheoryData<Type> Meters => [.. typeof(IMetrics).Assembly.GetExportedTypes().Where(type => type.Name.EndsWith("Meter", StringComparison.Ordinal))];

    public static TheoryData<Type> Metrics => [.. typeof(IMetrics).Assembly.GetExportedTypes().Where(type => type is { IsInterface: false, IsAbstract: false } && type.IsAssignableTo(typeof(IMetrics)))];

    /// <summary>Looks into the tests themselves: the meter is made by one of them, which counts by hand.</summary>
    [Theory]
    [MemberData(nameof(Meters))]
    public void A_test_of_its_own_measures_with_it(Type meter)
    {
        var makers = typeof(EveryMeterTests).Assembly.GetTypes()
            .Where(type => type != typeof(EveryMeterTests) && type.Namespace == typeof(EveryMeterTests).Namespace)
            .SelectMany(type => type.GetMethods(BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(method => Makes(method, meter));
        Assert.NotEmpty(makers);
    }

    [Theory]
    [MemberData(nameof(Metrics))]
    public void Each_metric_can_be_monitored_by_an_enum_of_its_own(Type metrics)
    {
        var choice = typeof(IMetrics).Assembly.GetType(metrics.FullName!.TrimEnd('s'));
        Assert.NotNull(choice);
        Assert.Equal("Loss", Enum.GetNames(choice)[0]);
        Assert.Contains(typeof(MonitoredMetric).GetMethods(), method => method.Name == "op_Implicit" && method.GetParameters()[0].ParameterType == choice);
    }

    private static bool Makes(MethodInfo method, Type type)
    {
        const byte New = 0x73;
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at + 4 < code.Length; at++)
        {
            if (code[at] != New)
                continue;

            try
            {
                if (method.Module.ResolveMethod(BitConverter.ToInt32(code, at + 1))?.DeclaringType == type)
                    return true;
            }
            catch (Exception exception) when (exception is ArgumentException or BadImageFormatException)
            {
                // A byte of another instruction.
            }
        }

        return false;
    }
}
