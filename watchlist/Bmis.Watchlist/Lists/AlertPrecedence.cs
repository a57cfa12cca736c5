namespace Bmis.Watchlist.Lists;

/// <summary>
/// The order of actions where several entries mean one person: the strongest leads, the others are shown beside it.
/// The order follows the one in which States of the Schengen area rank their alerts (SIRENE Manual, compatibility and
/// order of priority of alerts): liberty and safety of persons first, then the border, then objects, then collection.
/// </summary>
public static class AlertPrecedence
{
    private static readonly AlertAction[] WeakestFirst =
    [
        AlertAction.None, AlertAction.DiscreetCheck, AlertAction.InquiryCheck, AlertAction.Locate,
        AlertAction.SpecificCheck, AlertAction.Refer, AlertAction.SeizeDocument, AlertAction.RefuseEntry,
        AlertAction.PreventDeparture, AlertAction.MissingPerson, AlertAction.Protection, AlertAction.Arrest,
    ];

    /// <summary>Rank of an action from 0; the higher is the stronger.</summary>
    public static int RankOf(AlertAction action) => Array.IndexOf(WeakestFirst, action);

    /// <summary>The stronger of two actions.</summary>
    public static AlertAction Stronger(AlertAction one, AlertAction other) =>
        RankOf(one) >= RankOf(other) ? one : other;

    /// <summary>
    /// True for an action that stands only on a stated legal ground: what is stronger than refer, and what is collected
    /// without the traveller noticing, because nobody can object to it.
    /// </summary>
    public static bool NeedsGround(AlertAction action) =>
        IsDiscreet(action) || RankOf(action) > RankOf(AlertAction.Refer);

    /// <summary>True when one of both directions needs a stated legal ground.</summary>
    public static bool NeedsGround(AlertActions actions) => NeedsGround(actions.OnEntry) || NeedsGround(actions.OnExit);

    /// <summary>True for what is collected without the traveller noticing: only its role may see it.</summary>
    public static bool IsDiscreet(AlertAction action) => action == AlertAction.DiscreetCheck;

    /// <summary>True for persons to protect: a protection screen opens, not a police one.</summary>
    public static bool IsProtective(AlertAction action) =>
        action is AlertAction.MissingPerson or AlertAction.Protection;
}
