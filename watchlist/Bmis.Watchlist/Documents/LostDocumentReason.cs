namespace Bmis.Watchlist.Documents;

/// <summary>Why a document is on the index of lost and stolen documents.</summary>
public enum LostDocumentReason : byte
{
    /// <summary>The list gives no reason.</summary>
    Unstated,

    /// <summary>The holder reported it lost.</summary>
    Lost,

    /// <summary>The holder reported it stolen.</summary>
    Stolen,

    /// <summary>It was stolen before it was made out to anybody.</summary>
    Blank,

    /// <summary>The issuing State took it back.</summary>
    Revoked,

    /// <summary>The issuing State calls it invalid for another reason.</summary>
    Invalid,
}
