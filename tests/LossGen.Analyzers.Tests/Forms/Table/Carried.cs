namespace LossGen.Analyzers.Tests.Forms;

/// <summary>The kinds of value that a form of C# carries from where it is made to where it is used.</summary>
[Flags]
internal enum Carried
{
    /// <summary>A tensor of at least one dimension.</summary>
    Tensor = 1,

    /// <summary>A tensor that is one number, such as a loss.</summary>
    Scalar = 2,

    /// <summary>A model that maps a tensor to a tensor.</summary>
    Model = 4,

    /// <summary>A loss module.</summary>
    Loss = 8,

    /// <summary>An optimizer, a scheduler or a loader.</summary>
    Part = 16,

    /// <summary>A number, such as a width or a dimension.</summary>
    Number = 32,

    /// <summary>A choice, such as a reduction, a dtype or a flag.</summary>
    Choice = 64,

    /// <summary>All that can be null.</summary>
    Reference = Tensor | Scalar | Model | Loss | Part,

    /// <summary>All that can be disposed.</summary>
    Disposable = Tensor | Scalar | Model | Loss,

    /// <summary>Everything.</summary>
    Any = Reference | Number | Choice,
}
