namespace LossGen.Catalog.Declarations.Reading;

/// <summary>A label, what is learned of it, and the output that predicts it.</summary>
/// <param name="Task">What is learned.</param>
/// <param name="Member">The member marked [Label].</param>
/// <param name="Name">The name that generated code gives the head; empty where there is one only.</param>
/// <param name="Output">Which element of the tuple that forward returns, or null where it returns one tensor.</param>
internal readonly record struct LabelledHead(TaskEntry Task, ExampleMember Member, string Name, int? Output);
