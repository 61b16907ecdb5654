namespace BreastCancer;

/// <summary>The second of the two is the positive class: the one that is looked for.</summary>
public enum Diagnosis { Benign, Malignant }

/// <summary>Measures of the cell nuclei of a biopsy, as they were taken, and what it turned out to be.</summary>
/// <remarks>To miss a malignant tumour costs more than to raise a false alarm: malignant counts three times.</remarks>
public sealed record Biopsy([Standardize] float[] Nuclei, [Label, PositiveWeight(3)] Diagnosis Diagnosis);
