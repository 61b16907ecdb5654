namespace LossGen;

/// <summary>A value of an option as text.</summary>
/// <param name="Path">The option, and behind a colon what of it: "epochs", "schedule:kind", "parameterGroups:0:pattern". Case does not matter.</param>
/// <param name="Value">The value.</param>
/// <param name="Source">Where it is from, as messages say it: "on the command line".</param>
internal readonly record struct OptionEntry(string Path, string Value, string Source);
