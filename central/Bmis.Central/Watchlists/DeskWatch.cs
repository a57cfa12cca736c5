using Bmis.Central.Audit;
using Bmis.Central.CommandLine;
using Bmis.Central.Watchlists.Proposals;
using Npgsql;

namespace Bmis.Central.Watchlists;

/// <summary>
/// Every minute: calls out urgent entries that wait too long, and publishes what a day that has begun, a failure or
/// another server has left to publish.
/// </summary>
internal sealed class DeskWatch(
    ProposalStore proposals, LanePublication lanes, AuditLog audit, TimeProvider clock, ILogger<DeskWatch> logger)
    : RecurringWork(Pause, clock)
{
    internal static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>Writes down, once each, which urgent entries are overdue and which are due to lapse.</summary>
    public async Task CallOutAsync(CancellationToken cancellation)
    {
        foreach (var (id, isLapseDue) in await proposals.CallOutAsync(Clock.GetUtcNow(), cancellation))
        {
            Log.UrgentOverdue(logger, id, isLapseDue);
            await audit.AppendAsync(
                new AuditEntry
                {
                    Actor = "headquarters",
                    Action = isLapseDue ? "desk lapse due" : "desk overdue",
                    Subject = id.ToString(),
                    Result = AuditLog.Allowed,
                },
                cancellation);
        }
    }

    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        try
        {
            await CallOutAsync(cancellation);
            await lanes.PublishDueAsync(cancellation);
        }
        catch (Exception fault) when (fault is NpgsqlException or StopException or InvalidDataException)
        {
            Log.DeskWatchFailed(logger, fault.Message);
        }
    }
}
