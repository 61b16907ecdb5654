using System.Runtime.CompilerServices;
using TorchSharp;

namespace LossGen;

/// <summary>
/// Who is at a model: one call that changes it (<c>Fit</c>, <c>Load</c>), or any number that only read it (<c>Predict</c>, <c>Evaluate</c>, <c>Save</c>).
/// What cannot run beside what runs already is refused: native memory has no other guard. Trainers of one model share this.
/// </summary>
internal sealed class ModelUse
{
    private static readonly ConditionalWeakTable<torch.nn.Module, ModelUse> All = [];

    private readonly Lock _lock = new();
    private readonly torch.nn.Module _model;
    private readonly List<string> _readers = [];
    private readonly List<Action> _closing = [];
    private string? _changing;
    private int _thread;
    private int _passes;
    private ModelMode? _mode;
    private bool _isClosed;

    private ModelUse(torch.nn.Module model) => _model = model;

    /// <summary>Whether the calling thread changes the model now.</summary>
    public bool IsChangedHere
    {
        get
        {
            lock (_lock)
                return _changing is not null && _thread == Environment.CurrentManagedThreadId;
        }
    }

    public static ModelUse Of(torch.nn.Module model) => All.GetValue(model, static key => new ModelUse(key));

    /// <summary>Begins a call that changes the model, and runs alone.</summary>
    /// <param name="what">The name of the call.</param>
    /// <returns>Dispose it when the call ends.</returns>
    /// <exception cref="InvalidOperationException">Another call is at the model.</exception>
    /// <exception cref="ObjectDisposedException">The model was disposed.</exception>
    public IDisposable Change(string what)
    {
        lock (_lock)
        {
            VerifyOpen();
            VerifyUnchanged(what);
            if (_readers.Count > 0)
                throw new InvalidOperationException($"{what} cannot start while {_readers[^1]} is running on the same model: it would change the weights under it. Wait until {_readers[^1]} has returned, or give each thread a trainer and a model of its own.");

            (_changing, _thread) = (what, Environment.CurrentManagedThreadId);
        }

        return new Lease(EndChange);
    }

    /// <summary>Begins a call that reads the weights.</summary>
    /// <param name="what">The name of the call.</param>
    /// <returns>Dispose it when the call ends.</returns>
    /// <exception cref="InvalidOperationException">A call on another thread changes the model.</exception>
    /// <exception cref="ObjectDisposedException">The model was disposed.</exception>
    public IDisposable Read(string what)
    {
        lock (_lock)
            BeginRead(what);

        return new Lease(() => EndRead(what, isPass: false));
    }

    /// <summary>Begins a pass of examples through the model, which is in evaluation mode from the first pass to the end of the last.</summary>
    /// <param name="what">The name of the call.</param>
    /// <returns>Dispose it when the pass ends.</returns>
    /// <exception cref="InvalidOperationException">A call on another thread changes the model.</exception>
    /// <exception cref="ObjectDisposedException">The model was disposed.</exception>
    public IDisposable Pass(string what)
    {
        lock (_lock)
        {
            BeginRead(what);
            if (_passes++ == 0)
                _mode = ModelMode.Evaluate(_model);
        }

        return new Lease(() => EndRead(what, isPass: true));
    }

    /// <summary>Lets nothing more begin, and frees the model: at once, or when the last call that reads it has returned.</summary>
    /// <param name="free">Frees it.</param>
    /// <exception cref="InvalidOperationException">A call changes the model.</exception>
    public void Close(Action free)
    {
        lock (_lock)
        {
            if (!_isClosed)
                VerifyUnchanged(nameof(IDisposable.Dispose));

            _isClosed = true;
            if (_readers.Count > 0)
            {
                _closing.Add(free);
                return;
            }
        }

        free();
    }

    private void BeginRead(string what)
    {
        VerifyOpen();
        if (_changing is not null && _thread != Environment.CurrentManagedThreadId)
            throw new InvalidOperationException($"{what} cannot start while {_changing} is running on the same model on another thread: it would see weights that are being changed, and take the model out of training mode. Wait until {_changing} has returned, call {what} in a callback of Fit, or give each thread a trainer and a model of its own.");

        _readers.Add(what);
    }

    private void EndChange()
    {
        lock (_lock)
            _changing = null;
    }

    private void EndRead(string what, bool isPass)
    {
        Action[] closing;
        lock (_lock)
        {
            if (isPass && --_passes == 0)
                _mode!.Restore();

            _readers.RemoveAt(_readers.LastIndexOf(what));
            if (_readers.Count > 0 || !_isClosed)
                return;

            closing = [.. _closing];
            _closing.Clear();
        }

        foreach (var free in closing)
            free();
    }

    private void VerifyUnchanged(string what)
    {
        if (_changing is null)
            return;

        var advice = _thread == Environment.CurrentManagedThreadId
            ? $"It was called from within {_changing}: from a callback, or by the examples that are read. Call it when {_changing} has returned; a callback ends a run with RunStart.Stop."
            : $"Wait until {_changing} has returned (cancellation ends it early), or give each thread a trainer and a model of its own.";
        throw new InvalidOperationException($"{what} cannot start while {_changing} is running on the same model{(_thread == Environment.CurrentManagedThreadId ? "" : " on another thread")}. {advice}");
    }

    private void VerifyOpen() => ObjectDisposedException.ThrowIf(_isClosed, _model);

    private sealed class Lease(Action end) : IDisposable
    {
        private Action? _end = end;

        public void Dispose() => Interlocked.Exchange(ref _end, null)?.Invoke();
    }
}
