namespace Bmis.Documents.Trust;

/// <summary>What the revocation lists say about a certificate.</summary>
public enum RevocationVerdict
{
    /// <summary>It is in no list, and a list of its authority is up to date.</summary>
    NotRevoked,

    /// <summary>It is revoked.</summary>
    Revoked,

    /// <summary>It is in no list, but the authority's list is out of date.</summary>
    ListStale,

    /// <summary>There is no list of its authority.</summary>
    NoList,
}
