namespace Bmis.Watchlist.Names;

/// <summary>What the known names say about two parts.</summary>
internal enum NameRelation
{
    /// <summary>One of them is not known, or nobody can tell.</summary>
    Unknown,

    /// <summary>Spellings of one name.</summary>
    OneName,

    /// <summary>Two names that other scripts tell apart.</summary>
    TwoNames,
}
