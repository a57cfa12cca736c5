namespace Bmis.Central.Watchlists.Entries;

/// <summary>Whether lanes have an entry, and why not.</summary>
internal enum Standing
{
    /// <summary>Lanes have it.</summary>
    InEffect,

    /// <summary>It asks for nothing.</summary>
    NoAction,

    /// <summary>Its list freezes assets and nobody has stated a national ground.</summary>
    AssetFreeze,

    /// <summary>Its last day is over.</summary>
    Expired,

    /// <summary>The desk has withdrawn it.</summary>
    Withdrawn,

    /// <summary>The last day of its list is over.</summary>
    ListExpired,

    /// <summary>Its list was retired.</summary>
    ListRetired,
}
