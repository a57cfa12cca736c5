namespace Bmis.BorderPost.Devices;

/// <summary>The chip that lies on the lane's readers; where two do, the one laid on last. Safe for all threads.</summary>
internal sealed class ChipPlace
{
    private readonly Lock _gate = new();
    private ChipPresented? _chip;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The chip; null when none lies there.</summary>
    internal ChipPresented? Current
    {
        get
        {
            lock (_gate) return _chip;
        }
    }

    internal void Put(ChipPresented chip) => Change(_ => chip);

    internal void Take(string reader) => Change(chip => chip?.ReaderName == reader ? null : chip);

    /// <summary>Waits for a chip other than one that was seen.</summary>
    internal async Task<ChipPresented> NextAsync(ChipPresented? seen, CancellationToken cancellation)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (_chip is { } chip && !ReferenceEquals(chip, seen)) return chip;
                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellation);
        }
    }

    private void Change(Func<ChipPresented?, ChipPresented?> change)
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            _chip = change(_chip);
            (changed, _changed) = (_changed, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        changed.SetResult();
    }
}
