namespace LossGen.Analyzers.Tests.Forms;

/// <summary>All forms.</summary>
internal static class FormCatalog
{
    public static IReadOnlyList<Form> All { get; } =
    [
        .. LocalForms.All, .. CollectionForms.All, .. TypeForms.All, .. FlowForms.All, .. CallForms.All, .. FunctionForms.All, .. SequenceForms.All,
        .. TensorForms.All, .. ModelForms.All,
    ];
}
