namespace Bmis.Watchlist.Lists;

/// <summary>How two entries belong together. The values are written to list files.</summary>
public enum AlertLinkKind
{
    /// <summary>They travel, act or live together.</summary>
    Associate = 0,

    /// <summary>The other entry is a child who may be taken along.</summary>
    Child = 1,

    /// <summary>The other entry is the person who may take the child along.</summary>
    Abductor = 2,

    /// <summary>The other entry is this person's vehicle, vessel or aircraft.</summary>
    Conveyance = 3,

    /// <summary>The other entry means the same person on another list.</summary>
    SamePerson = 4,
}
