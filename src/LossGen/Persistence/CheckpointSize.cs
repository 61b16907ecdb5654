using System.Globalization;
using TorchSharp;

namespace LossGen;

/// <summary>What fits into a checkpoint. Weights are written piece by piece and may be of any size; the state of an optimizer is one piece, and TorchSharp writes up to 2 GiB.</summary>
internal static class CheckpointSize
{
    /// <summary>Bytes of weights per optimizer: its state is three times as much at most.</summary>
    public const long OptimizerBytes = int.MaxValue / 3;

    /// <summary>Refuses, before the first step, what could not be saved after it.</summary>
    /// <exception cref="TrainingOptionsException">Checkpoints are to be written, and the optimizer's state of a parameter is too large for one.</exception>
    public static void Verify(torch.nn.Module model, TrainingOptions options)
    {
        if (options.Save == Every.Never)
            return;

        foreach (var (name, parameter) in model.named_parameters())
        {
            var bytes = parameter.numel() * parameter.element_size();
            if (parameter.requires_grad && bytes > OptimizerBytes)
                throw TrainingOptionsException.Of(nameof(options.Save), options.Save, string.Create(CultureInfo.InvariantCulture, $"never, because the parameter {name} has {bytes:#,0} bytes: the optimizer's state of it does not fit into a checkpoint, where a parameter may have {OptimizerBytes:#,0}. Divide the parameter, freeze it before the trainer is built, or set Save to never; the weights alone can be saved at any size."));
        }
    }
}
