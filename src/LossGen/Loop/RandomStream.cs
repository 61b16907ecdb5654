using TorchSharp;

namespace LossGen;

/// <summary>
/// A sequence of random numbers of its own, given by a seed. Operations of TorchSharp (dropout, initial weights, <c>torch.rand</c>) all draw from one generator of the process;
/// streams take turns at it, so that each draws what it would draw alone, whatever other streams do on other threads. A turn costs next to nothing where no other stream had one in between.
/// </summary>
/// <remarks>On the CPU. TorchSharp cannot hand over the generators of other devices: <see cref="HadCompany"/> tells when that matters.</remarks>
/// <param name="seed">Where the sequence begins.</param>
internal sealed class RandomStream(long seed) : IDisposable
{
    private static readonly Lock Generator = new();
    private static readonly HashSet<RandomStream> Open = [];

    /// <summary>Whose numbers the generator draws now; null for those of everybody else in the process.</summary>
    private static RandomStream? _current;
    private static torch.Tensor? _outside;

    private torch.Tensor? _state;

    /// <summary>Whether another stream was open while this one was.</summary>
    public bool HadCompany { get; private set; }

    /// <summary>Whether the model draws in evaluation mode too, as far as its first pass showed; null before that.</summary>
    public bool? DrawsInEvaluation { get; set; }

    /// <summary>Whether it was disposed.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Begins a turn. Other streams wait until it ends, on this thread, with <see cref="Exit"/>.</summary>
    public void Enter()
    {
        Generator.Enter();
        try
        {
            if (_current != this)
                Switch();
        }
        catch
        {
            Generator.Exit();
            throw;
        }
    }

    /// <summary>Ends a turn.</summary>
    public static void Exit() => Generator.Exit();

    /// <summary>Does something in a turn.</summary>
    /// <typeparam name="T">What comes of it.</typeparam>
    /// <param name="draw">What to do.</param>
    /// <returns>What came of it.</returns>
    public T InTurn<T>(Func<T> draw)
    {
        Enter();
        try
        {
            return draw();
        }
        finally
        {
            Exit();
        }
    }

    /// <summary>From now on the generator draws what it would have drawn without this stream.</summary>
    public void Dispose()
    {
        lock (Generator)
        {
            IsClosed = true;
            Open.Remove(this);
            if (_current == this)
            {
                using var outside = _outside!;
                torch.set_rng_state(outside);
                (_current, _outside) = (null, null);
            }

            _state?.Dispose();
            _state = null;
        }
    }

    private void Switch()
    {
        var state = torch.get_rng_state().DetachFromDisposeScope();
        if (_current is null)
            _outside = state;
        else
            _current._state = state;

        _current = this;
        if (_state is { } own)
        {
            torch.set_rng_state(own);
            own.Dispose();
            _state = null;
            return;
        }

        torch.manual_seed(seed);
        Open.Add(this);
        if (Open.Count == 1)
            return;

        foreach (var stream in Open)
            stream.HadCompany = true;
    }
}
