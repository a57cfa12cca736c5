namespace Bmis.BorderPost.Inspecting;

/// <summary>
/// When an answer is given that must not tell by its time what was found: at the next tick of a grid that begins with
/// the question. A tick is several times what a look-up takes, so that in practice every answer comes with the first.
/// </summary>
internal static class AnswerGrid
{
    internal static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(25);

    /// <summary>Waits for the tick.</summary>
    /// <returns>How long the answer took: whole ticks, without what the machine's timer adds.</returns>
    internal static async ValueTask<TimeSpan> WaitAsync(
        TimeProvider clock, long began, CancellationToken cancellation)
    {
        var passed = clock.GetElapsedTime(began);
        var released = Tick * (1 + (int)(passed / Tick));
        await Task.Delay(released - passed, clock, cancellation);
        return released;
    }
}
