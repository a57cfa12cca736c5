namespace Bmis.Watchlist.Lists;

/// <summary>What an alert list's entry is about. The values are written to list files.</summary>
public enum EntryKind
{
    /// <summary>A natural person.</summary>
    Person,

    /// <summary>An organisation, a company or another legal entity.</summary>
    Entity,

    /// <summary>A ship or boat.</summary>
    Vessel,

    /// <summary>An aircraft.</summary>
    Aircraft,
}
