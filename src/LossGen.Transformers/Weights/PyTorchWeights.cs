using System.Collections;
using TorchSharp;
using TorchSharp.PyBridge;

namespace LossGen.Transformers;

/// <summary>All tensors of a file that torch.save wrote of a state dict.</summary>
internal static class PyTorchWeights
{
    public static Dictionary<string, torch.Tensor> Read(string path)
    {
        var tensors = new Dictionary<string, torch.Tensor>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in Unpickle(path))
        {
            if (entry is { Key: string name, Value: torch.Tensor tensor })
                tensors.Add(name, tensor.DetachFromDisposeScope());
        }

        if (tensors.Count == 0)
            throw new CheckpointException($"{path} holds no tensors by name. Expected a state dict: torch.save(model.state_dict(), path).");

        return tensors;
    }

    private static Hashtable Unpickle(string path)
    {
        using var stream = File.OpenRead(path);
        try
        {
            ArchiveCheck.Verify(stream, path);
            return PyTorchUnpickler.UnpickleStateDict(stream, leaveOpen: true, skipTensorRead: false);
        }
        catch (NotImplementedException exception)
        {
            // Its words tell what it is instead: a whole module, or the format before PyTorch 1.6.
            throw new CheckpointException($"{path}: {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is not CheckpointException)
        {
            // The library throws what its parts throw: pickles, archives, casts, sizes that no memory has.
            throw CheckpointException.Damaged(path, $"it cannot be read as a state dict that torch.save wrote ({exception.Message})", exception);
        }
    }
}
