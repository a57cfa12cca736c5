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
        // A timer counts in steps of some milliseconds and may fire a step too early: what is left is waited for.
        for (; passed < released; passed = clock.GetElapsedTime(began))
            await Task.Delay(WholeMilliseconds(released - passed), clock, cancellation);
        return released;
    }

    private static TimeSpan WholeMilliseconds(TimeSpan rest) =>
        TimeSpan.FromMilliseconds(Math.Ceiling(rest.TotalMilliseconds));
}
