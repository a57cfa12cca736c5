namespace Bmis.Central.Watchlists.Proposals;

/// <summary>How an entry stands that one person has put into effect.</summary>
internal enum UrgentState
{
    /// <summary>It is not urgent, or somebody has decided.</summary>
    None,

    /// <summary>It works and waits for a second person.</summary>
    Fresh,

    /// <summary>It has waited too long: everybody with the role is told.</summary>
    Overdue,

    /// <summary>It still works; somebody must confirm it or let it lapse.</summary>
    LapseDue,
}
