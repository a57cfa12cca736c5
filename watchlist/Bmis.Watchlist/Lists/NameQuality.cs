namespace Bmis.Watchlist.Lists;

/// <summary>How far a name alone identifies its entry. The values are written to list files.</summary>
public enum NameQuality
{
    /// <summary>A full name; it may raise a possible match by itself.</summary>
    Strong,

    /// <summary>A nickname or a part of a name; alone it is capped below the strong names.</summary>
    Weak,
}
