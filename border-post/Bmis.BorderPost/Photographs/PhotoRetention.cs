using Bmis.BorderPost.History;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Serving;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Records;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Photographs;

/// <summary>
/// Once an hour: erases the pictures of inspections that nobody decided, those older than the country allows, and those
/// of travellers who were refused on grounds that do not allow keeping them.
/// </summary>
internal sealed class PhotoRetention(
    PhotoShelf shelf,
    LaneRecords records,
    HistoryStore history,
    InspectionDesk desk,
    IOptions<CameraOptions> options,
    TimeProvider clock,
    ILogger<PhotoRetention> logger) : RecurringWork(Interval, clock, logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    /// <summary>Looks once; says how many were erased.</summary>
    internal int Erase()
    {
        lock (shelf.Gate) return EraseOld();
    }

    private int EraseOld()
    {
        // The desk is read first: what is decided meanwhile is then already among the records.
        var state = desk.State;
        Inspection?[] open = [state.Active, state.Previous?.Inspection];
        var since = Clock.GetUtcNow().AddDays(-options.Value.RetentionDays);
        var known = records.All().Select(one => one.Current).ToList();
        var forbidden = known.Where(IsClosedWithout).Select(one => one.ReferralId).ToHashSet();
        var kept = known
            .Where(one => one.DecidedAt >= since && !forbidden.Contains(one.CrossingId))
            .Select(one => one.Photograph)
            .Concat(open.Select(one => one?.Photograph)).OfType<Photograph>();
        history.ForgetPhotographs(DateOnly.FromDateTime(since.UtcDateTime));
        return shelf.EraseAllBut(kept);
    }

    // The closing record of a refusal whose grounds allow no photograph has none; that of the referral goes then.
    private static bool IsClosedWithout(Crossing record) =>
        record is { ReferralId: not null, Photograph: null } && record.Decision == DecisionCode.RefuseEntry;

    protected override Task WorkAsync(CancellationToken cancellation)
    {
        try
        {
            if (Erase() is > 0 and var erased) Log.PhotographsErased(logger, erased);
        }
        catch (Exception failure) when (failure is SqliteException or IOException)
        {
            Log.PhotographsNotErased(logger, failure);
        }

        return Task.CompletedTask;
    }
}
