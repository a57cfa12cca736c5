namespace Bmis.Central.Watchlists.Drills;

/// <summary>How an approved drill stands.</summary>
internal enum DrillState
{
    /// <summary>Its time has not come.</summary>
    Planned,

    /// <summary>Lanes have the invented person.</summary>
    Running,

    /// <summary>Its time is over.</summary>
    Over,

    /// <summary>It was called off.</summary>
    Stopped,
}
