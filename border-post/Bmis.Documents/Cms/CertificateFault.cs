namespace Bmis.Documents.Cms;

/// <summary>Why bytes are no certificate, or none that can be used.</summary>
public enum CertificateFault
{
    /// <summary>They are one.</summary>
    None,

    /// <summary>They have not the form of a certificate (RFC 5280, 4.1), or something follows it.</summary>
    Malformed,

    /// <summary>They are longer than a certificate can be.</summary>
    TooLong,

    /// <summary>There are more extensions than are accepted.</summary>
    TooMany,
}
