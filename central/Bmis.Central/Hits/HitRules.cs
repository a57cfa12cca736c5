namespace Bmis.Central.Hits;

/// <summary>Who may do what about an item, by how it stands.</summary>
internal static class HitRules
{
    /// <summary>Whether a request is in order.</summary>
    public static HitResult Judge(HitItem item, HitRequest request, string by, DateTime now, TimeSpan claimLasts)
    {
        var isHeld = item.IsHeldAt(now, claimLasts);
        var isOwn = isHeld && item.ClaimedBy == by;
        var isOpen = HitState.IsOpen(item.State);
        return request.Act switch
        {
            HitAct.Claimed => !isOpen ? HitResult.State : isHeld && !isOwn ? HitResult.Held : HitResult.Done,
            HitAct.Reopened => isOpen ? HitResult.State : HitResult.Done,
            _ when !isOpen => HitResult.State,
            _ when isHeld && !isOwn => HitResult.Held,
            _ => isOwn ? HitResult.Done : HitResult.NotClaimed,
        };
    }

    /// <summary>How the item stands after an act.</summary>
    public static string After(string act) => act switch
    {
        HitAct.Claimed => HitState.Claimed,
        HitAct.Confirmed => HitState.Confirmed,
        HitAct.MarkedFalse => HitState.False,
        HitAct.Escalated => HitState.Escalated,
        HitAct.Reopened => HitState.Reopened,
        _ => HitState.New,
    };
}
