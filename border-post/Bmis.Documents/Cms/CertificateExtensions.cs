namespace Bmis.Documents.Cms;

/// <summary>The extensions of a certificate that matter for documents (Doc 9303-12, 7.1).</summary>
public sealed record CertificateExtensions
{
    /// <summary>Whether the certificate is an authority's; null when it does not say.</summary>
    public bool? IsAuthority { get; init; }

    /// <summary>How many authorities may follow; null when there is no limit.</summary>
    public int? PathLength { get; init; }

    /// <summary>What the key may be used for; null when the certificate does not say.</summary>
    public CertificateKeyUsage? KeyUsage { get; init; }

    /// <summary>Object identifiers of special uses, such as signing master lists.</summary>
    public IReadOnlyList<string> ExtendedKeyUsage { get; init; } = [];

    /// <summary>The identifier of the key; empty when there is none.</summary>
    public ReadOnlyMemory<byte> SubjectKeyIdentifier { get; init; }

    /// <summary>The identifier of the issuer's key; empty when there is none.</summary>
    public ReadOnlyMemory<byte> AuthorityKeyIdentifier { get; init; }

    /// <summary>Kinds of document that the signer may sign, such as P; empty when there is no limit.</summary>
    public IReadOnlyList<string> DocumentTypes { get; init; } = [];

    /// <summary>Since when the key may sign.</summary>
    public DateTimeOffset? PrivateKeyFrom { get; init; }

    /// <summary>Until when the key may sign.</summary>
    public DateTimeOffset? PrivateKeyUntil { get; init; }

    /// <summary>Object identifiers of the extensions that are marked as critical.</summary>
    public IReadOnlyList<string> Critical { get; init; } = [];

    /// <summary>Object identifiers of extensions that have not the form they should; they count as absent.</summary>
    public IReadOnlyList<string> Malformed { get; init; } = [];

    /// <summary>Object identifiers of extensions that must be understood and are not.</summary>
    public IReadOnlyList<string> UnknownCritical { get; init; } = [];
}
