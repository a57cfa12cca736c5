namespace Bmis.Documents.Trust;

/// <summary>How much is read of the files that say whom to trust.</summary>
internal static class TrustLimits
{
    /// <summary>Bytes of a file: the collection of the ICAO PKD has 80 MB.</summary>
    internal const int FileBytes = 512 << 20;

    /// <summary>Certificates and revocation lists in all files together; the PKD has about 30,000.</summary>
    internal const int Items = 300_000;

    /// <summary>Certificates in one master list; those in use have up to 600.</summary>
    internal const int MasterListCertificates = 10_000;

    /// <summary>Master lists in all files together.</summary>
    internal const int MasterLists = 1_000;

    /// <summary>Characters of one value in an LDIF file: a master list in base 64.</summary>
    internal const int LdifValue = 96 << 20;

    /// <summary>Authorities that are tried for one signature: States use up to 30 keys under one name.</summary>
    internal const int Candidates = 64;

    /// <summary>Generations of an authority, each signed by the one before, up to a known one.</summary>
    internal const int Generations = 16;

    /// <summary>A revocation list that does not say when the next one is due is stale after 90 days (Doc 9303-12, 5.5).
    /// </summary>
    internal static readonly TimeSpan RevocationListAge = TimeSpan.FromDays(90);
}
