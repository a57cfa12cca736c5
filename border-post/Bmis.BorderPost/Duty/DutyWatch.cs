using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Serving;

namespace Bmis.BorderPost.Duty;

/// <summary>
/// Once a second: locks what nobody uses, and ends the shift of an officer who may not work any more, also when the
/// news came by the list of officers after a week without a centre.
/// </summary>
internal sealed class DutyWatch(
    Sessions sessions,
    ShiftBook shifts,
    DutyRoster roster,
    AuditTrail audit,
    TimeProvider clock,
    ILogger<DutyWatch> logger) : RecurringWork(Interval, clock, logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        shifts.Restore();
        return base.StartAsync(cancellationToken);
    }

    /// <summary>Looks once.</summary>
    internal async Task LookAsync(CancellationToken cancellation)
    {
        try
        {
            sessions.EndUnless(roster.MayWork);
            foreach (var (id, officer) in sessions.LockIdle())
                await audit.RecordAsync(AuditTrail.Lock, officer, id, cancellation);
            if (shifts.Current is { } open && !roster.MayWork(open.OfficerId))
                await shifts.RevokeAsync(open);
        }
        catch (JournalException failure)
        {
            // Locked is locked, whether it could be written down or not.
            Log.SignInUnrecorded(logger, failure);
        }
    }

    protected override Task WorkAsync(CancellationToken cancellation) => LookAsync(cancellation);
}
