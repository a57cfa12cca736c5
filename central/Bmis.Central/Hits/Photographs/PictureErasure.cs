using System.Data.Common;
using Bmis.Central.Intake;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Hits;
using Dapper;

namespace Bmis.Central.Hits.Photographs;

/// <summary>
/// A refusal on grounds that do not allow keeping a photograph has none in its closing record; what had come of the
/// referral goes with the transaction that brings that record, and what is still on its way finds its place taken.
/// </summary>
internal static class PictureErasure
{
    // A refusal without a photograph takes the portrait too where none was taken: nothing says that it may stay.
    private const string Erase =
        """
        insert into hit_photograph as kept (region_id, crossing_id, kind, lane_id, absence, stored_at, crossed_at)
        select @regionId, referral, kind, lane_id, @notKept, @now, crossed_at
        from (select distinct on (referral) * from unnest(@referrals, @lanes, @times) as one (referral, lane_id,
            crossed_at)) as refused
        cross join unnest(@kinds) as k (kind)
        on conflict (region_id, crossing_id, kind) do update set content = null, absence = excluded.absence
        where kept.content is not null
        """;

    public static async Task TakeAsync(
        DbTransaction transaction, int regionId, IEnumerable<TakenCrossing> crossings, DateTimeOffset now)
    {
        var refused = crossings.Select(taken => taken.Crossing)
            .Where(one => one is { Photograph: null, ReferralId: not null } && one.Decision == DecisionCode.RefuseEntry)
            .ToList();
        if (refused.Count == 0)
            return;
        var values = new
        {
            regionId,
            referrals = refused.Select(one => one.ReferralId!.Value).ToArray(),
            lanes = refused.Select(one => one.LaneId).ToArray(),
            times = refused.Select(one => one.DecidedAt.UtcDateTime).ToArray(),
            kinds = HitPictures.Kinds.ToArray(),
            notKept = PictureState.NotKept,
            now,
        };
        await transaction.Connection!.ExecuteAsync(Erase, values, transaction);
    }
}
