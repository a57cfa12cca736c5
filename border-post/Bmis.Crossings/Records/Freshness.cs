namespace Bmis.Crossings.Records;

/// <summary>How old a list was when it was consulted.</summary>
public enum Freshness
{
    /// <summary>Renewed within its usual time.</summary>
    Fresh = 1,

    /// <summary>Older than usual, still to be used.</summary>
    Stale,

    /// <summary>Past its end: a supervisor decides.</summary>
    Expired,

    /// <summary>The lane held no such list.</summary>
    Missing,
}
