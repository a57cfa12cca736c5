namespace Bmis.Watchlist.Lists;

/// <summary>What an entry asks for when its person or document comes in or through, and when it leaves.</summary>
/// <param name="OnEntry">At an entry or a transit.</param>
/// <param name="OnExit">At an exit.</param>
public readonly record struct AlertActions(AlertAction OnEntry, AlertAction OnExit)
{
    /// <summary>Refer in both directions, the strongest that an importer gives.</summary>
    public static AlertActions Refer { get; } = Both(AlertAction.Refer);

    /// <summary>Nothing at any lane.</summary>
    public static AlertActions None { get; } = Both(AlertAction.None);

    /// <summary>True when no lane has anything to do.</summary>
    public bool AreNone => this == None;

    /// <summary>The stronger of the two.</summary>
    public AlertAction Strongest => AlertPrecedence.Stronger(OnEntry, OnExit);

    /// <summary>The same in both directions.</summary>
    public static AlertActions Both(AlertAction action) => new(action, action);
}
