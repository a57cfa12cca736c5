using System.Data.Common;
using Bmis.Central.Intake;
using Bmis.Crossings.Decisions;
using Dapper;

namespace Bmis.Central.Hits.Photographs;

/// <summary>
/// A refusal on grounds that do not allow keeping a photograph has none in its closing record; what had come of the
/// referral goes with the transaction that brings that record.
/// </summary>
internal static class PictureErasure
{
    // Where the lane had none, a record without one says nothing about keeping.
    private const string Erase =
        """
        update hit_photograph p set content = null, absence = @notKept
        where region_id = @regionId and crossing_id = any(@referrals) and content is not null
            and exists (select 1 from hit_photograph l where l.region_id = p.region_id
                and l.crossing_id = p.crossing_id and l.kind = 'live' and l.absence <> 'none')
        """;

    public static async Task TakeAsync(
        DbTransaction transaction, int regionId, IEnumerable<TakenCrossing> crossings)
    {
        var referrals = crossings.Select(taken => taken.Crossing)
            .Where(one => one is { Photograph: null } && one.Decision == DecisionCode.RefuseEntry)
            .Select(one => one.ReferralId).OfType<Guid>().ToArray();
        if (referrals.Length > 0)
            await transaction.Connection!.ExecuteAsync(
                Erase, new { regionId, referrals, notKept = PictureState.NotKept }, transaction);
    }
}
