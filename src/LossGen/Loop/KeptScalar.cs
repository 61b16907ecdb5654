using TorchSharp;

namespace LossGen;

/// <summary>A number as TorchSharp's operations take it, kept while it stays the same: an implicit number-to-Scalar argument can be freed during the native call.</summary>
internal sealed class KeptScalar : IDisposable
{
    private Scalar? _scalar;
    private double _value;

    public Scalar Of(double value)
    {
        if (_scalar is null || value != _value)
        {
            _scalar?.Dispose();
            _scalar = value;
            _value = value;
        }

        return _scalar;
    }

    public void Dispose() => _scalar?.Dispose();
}
