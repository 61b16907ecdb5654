namespace DeveloperRoles;

public enum Country { Canada, Germany, India, UnitedKingdom, UnitedStates }

/// <summary>What developers say they do; most name one or two.</summary>
[Flags]
public enum Roles
{
    None = 0,
    DataScientist = 1 << 0,
    DatabaseAdministrator = 1 << 1,
    DesktopApplicationsDeveloper = 1 << 2,
    DeveloperWithStatsMathBackground = 1 << 3,
    DevOps = 1 << 4,
    EmbeddedDeveloper = 1 << 5,
    GraphicDesigner = 1 << 6,
    GraphicsProgramming = 1 << 7,
    MachineLearningSpecialist = 1 << 8,
    MobileDeveloper = 1 << 9,
    QualityAssuranceEngineer = 1 << 10,
    SystemsAdministrator = 1 << 11,
    WebDeveloper = 1 << 12,
}

/// <summary>A developer's answers.</summary>
[Standardize]
public sealed record Developer(
    [OneHot] Country Country,
    [Log1p] float Salary,
    float YearsCodedJob,
    [Log1p] float CompanySize,
    float CareerSatisfaction,
    bool OpenSource,
    bool Hobby,
    bool Remote,
    [Label] Roles Roles);
