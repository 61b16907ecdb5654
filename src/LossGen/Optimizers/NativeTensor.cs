using System.Runtime.InteropServices;
using TorchSharp;

// Nothing but the native library of TorchSharp is imported, which TorchSharp has loaded by then.
[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]

namespace LossGen;

/// <summary>
/// Functions of TorchSharp's native library that its own classes call, for handles alone: asked through those classes, a gradient costs a managed object at every step.
/// The handle is <see cref="torch.Tensor.Handle"/>; whoever asks keeps the tensor alive.
/// </summary>
internal static partial class NativeTensor
{
    private const string Library = "LibTorchSharp";

    /// <summary>A handle of a tensor's gradient, to be given back with <see cref="Free"/>; 0 where there is none.</summary>
    [LibraryImport(Library, EntryPoint = "THSTensor_grad")]
    public static partial nint Gradient(nint tensor);

    /// <summary>The address of the first element of a tensor that is not sparse.</summary>
    [LibraryImport(Library, EntryPoint = "THSTensor_data")]
    public static partial nint Address(nint tensor);

    /// <summary>Whether the elements lie in row-major order without gaps. False for sparse tensors.</summary>
    public static bool IsDense(nint tensor) => !IsSparse(tensor) && IsContiguous(tensor);

    /// <summary>Gives a handle back.</summary>
    [LibraryImport(Library, EntryPoint = "THSTensor_dispose")]
    public static partial void Free(nint tensor);

    [LibraryImport(Library, EntryPoint = "THSTensor_is_sparse")]
    [return: MarshalAs(UnmanagedType.U1)]
    private static partial bool IsSparse(nint tensor);

    [LibraryImport(Library, EntryPoint = "THSTensor_is_contiguous")]
    [return: MarshalAs(UnmanagedType.U1)]
    private static partial bool IsContiguous(nint tensor);
}
