namespace Bmis.Documents.Trust;

/// <summary>What an attribute of a directory holds.</summary>
internal enum LdifAttribute
{
    /// <summary>Nothing that is sought.</summary>
    Other,

    /// <summary>A certificate.</summary>
    Certificate,

    /// <summary>A revocation list.</summary>
    RevocationList,

    /// <summary>A master list.</summary>
    MasterList,
}
