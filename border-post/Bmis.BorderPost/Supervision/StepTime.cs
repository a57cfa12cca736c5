using Bmis.Crossings.Duty;

namespace Bmis.BorderPost.Supervision;

/// <summary>How long one step of the work took of late.</summary>
/// <param name="Step">Its code, such as <c>step.inspection</c>, or <c>check.</c> and the name of a check.</param>
/// <param name="Count">How often it was made.</param>
/// <param name="Median">Half of them took at most this long.</param>
/// <param name="P95">95 of 100 took at most this long.</param>
internal sealed record StepTime(string Step, int Count, TimeSpan Median, TimeSpan P95)
{
    internal static StepTime Of(string step, IEnumerable<TimeSpan> times)
    {
        var sorted = times.Order().ToList();
        return new(step, sorted.Count, TimeRanks.Median(sorted), TimeRanks.P95(sorted));
    }
}
