using Bmis.BorderPost.Serving;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.History;

/// <summary>Forgets once a day the past crossings that no stay regime looks at any more.</summary>
internal sealed class HistoryRetention(
    HistoryStore store,
    LaneCalendar calendar,
    IOptions<HistoryOptions> options,
    TimeProvider clock,
    ILogger<HistoryRetention> logger) : RecurringWork(TimeSpan.FromDays(1), clock, logger)
{
    protected override Task WorkAsync(CancellationToken cancellation)
    {
        try
        {
            store.Forget(calendar.Today.AddDays(-options.Value.KeepDays));
        }
        catch (SqliteException failure)
        {
            Log.HistoryNotKept(logger, failure);
        }

        return Task.CompletedTask;
    }
}
