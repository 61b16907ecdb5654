using nietras.SeparatedValues;

namespace DeveloperRoles;

/// <summary>Reads the answers: eight about the developer, then one column per role.</summary>
internal static class DeveloperTable
{
    private const int FirstRole = 8;
    private const int RoleCount = 13;

    public static (IReadOnlyList<Developer> Train, IReadOnlyList<Developer> Test) Load(int seed) =>
        Table.Split(Read(), seed);

    private static Developer[] Read()
    {
        using var table = Table.Open("developer_roles.csv");
        return [.. table.Enumerate(static row => new Developer(
            Enum.Parse<Country>(row["Country"].ToString().Replace(" ", "", StringComparison.Ordinal)),
            Salary: row["Salary"].Parse<float>(),
            YearsCodedJob: row["YearsCodedJob"].Parse<float>(),
            CompanySize: row["CompanySizeNumber"].Parse<float>(),
            CareerSatisfaction: row["CareerSatisfaction"].Parse<float>(),
            OpenSource: row["OpenSource"].Span is "1",
            Hobby: row["Hobby"].Span is "1",
            Remote: row["Remote"].Span is "Remote",
            ReadRoles(row)))];
    }

    /// <summary>The columns stand in the order of the flags.</summary>
    private static Roles ReadRoles(SepReader.Row row)
    {
        var roles = Roles.None;
        for (var role = 0; role < RoleCount; role++)
        {
            if (row[FirstRole + role].Span is "1")
                roles |= (Roles)(1 << role);
        }

        return roles;
    }
}
