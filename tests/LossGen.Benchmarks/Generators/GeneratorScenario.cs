namespace LossGen.Benchmarks.Generators;

/// <summary>What a generator is run on.</summary>
internal enum GeneratorScenario
{
    /// <summary>A project that it sees for the first time, as in a build.</summary>
    Cold,

    /// <summary>An edit of a file that has nothing to do with it.</summary>
    Unrelated,

    /// <summary>A comment in the file of an annotated type.</summary>
    Comment,

    /// <summary>Another method body in the file of an annotated type.</summary>
    Body,

    /// <summary>A member of an annotated type that is called otherwise.</summary>
    Member,

    /// <summary>One annotated type more.</summary>
    Added,
}
