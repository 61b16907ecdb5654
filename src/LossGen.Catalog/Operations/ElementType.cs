namespace LossGen.Catalog.Operations;

/// <summary>The dtype of a tensor, in TorchSharp's names (<c>torch.ScalarType</c>).</summary>
public enum ElementType
{
    /// <summary>Nothing is known.</summary>
    Unknown,
    Bool,
    Byte,
    Int8,
    Int16,
    Int32,
    Int64,
    Float16,
    BFloat16,
    Float32,
    Float64,
    ComplexFloat32,
    ComplexFloat64,
}
