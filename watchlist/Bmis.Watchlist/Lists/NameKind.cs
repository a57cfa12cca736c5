namespace Bmis.Watchlist.Lists;

/// <summary>How a name belongs to its entry. The values are written to list files.</summary>
public enum NameKind
{
    /// <summary>The name under which the list carries the entry.</summary>
    Primary,

    /// <summary>Another name in use ("also known as").</summary>
    Alias,

    /// <summary>A name that was in use before ("formerly known as").</summary>
    Former,
}
