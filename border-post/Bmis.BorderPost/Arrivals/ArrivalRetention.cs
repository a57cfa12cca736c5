using Bmis.BorderPost.Serving;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Arrivals;

/// <summary>Forgets every hour the lists of flights that are too old to look at.</summary>
internal sealed class ArrivalRetention(
    ArrivalStore store,
    LaneCalendar calendar,
    IOptions<ArrivalOptions> options,
    TimeProvider clock,
    ILogger<ArrivalRetention> logger) : RecurringWork(TimeSpan.FromHours(1), clock, logger)
{
    protected override Task WorkAsync(CancellationToken cancellation)
    {
        try
        {
            store.Forget(calendar.Today.AddDays(-options.Value.KeepDays));
        }
        catch (SqliteException failure)
        {
            Log.ArrivalsNotKept(logger, failure);
        }

        return Task.CompletedTask;
    }
}
