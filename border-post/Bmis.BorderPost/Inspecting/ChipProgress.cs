using Bmis.Documents.Reading;

namespace Bmis.BorderPost.Inspecting;

/// <summary>
/// Says what is being read of the chip at this moment, for whoever watches. It is no part of the desk: nobody decides
/// upon it, and a page that hears nothing of it lacks nothing. Safe for all threads.
/// </summary>
internal sealed class ChipProgress : IProgress<FileProgress>
{
    // Finer than that no eye tells, and every step is a message to each open page.
    private const int Grain = 5;
    private const int Portrait = 2;

    private readonly Lock _gate = new();
    private ChipStep _now;

    /// <summary>Raised with every new step, outside the lock.</summary>
    internal event Action<ChipStep>? Changed;

    /// <summary>A chip is being opened.</summary>
    internal void Begin() => Tell(new(ChipStep.Opening, 0));

    public void Report(FileProgress value) => Tell(value.File.DataGroup == Portrait
        ? new(ChipStep.Photo, (int)(100L * value.Bytes / Math.Max(value.Length, 1)) / Grain * Grain)
        : new(ChipStep.Details, 0));

    private void Tell(ChipStep step)
    {
        lock (_gate)
        {
            if (step == _now) return;
            _now = step;
        }

        Changed?.Invoke(step);
    }
}
