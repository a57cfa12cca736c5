using System.Collections.Frozen;
using System.Formats.Asn1;
using Bmis.Documents.PublicKeys;

namespace Bmis.Documents.Cms;

/// <summary>
/// A certificate revocation list (RFC 5280, 5) as it was read. Nothing about it is proven by reading it.
/// </summary>
internal sealed class RevocationList
{
    private const string AuthorityKeyIdentifierOid = "2.5.29.35";

    private RevocationList()
    {
    }

    /// <summary>Who signed it.</summary>
    internal DistinguishedName Issuer { get; private set; } = null!;

    /// <summary>When it was made.</summary>
    internal DateTimeOffset ThisUpdate { get; private set; }

    /// <summary>When the next one is due; null when it does not say.</summary>
    internal DateTimeOffset? NextUpdate { get; private set; }

    /// <summary>Serial numbers of revoked certificates, in hexadecimal.</summary>
    internal FrozenSet<string> Revoked { get; private set; } = FrozenSet<string>.Empty;

    /// <summary>The identifier of the issuer's key; empty when there is none.</summary>
    internal ReadOnlyMemory<byte> AuthorityKeyIdentifier { get; private set; }

    /// <summary>The contents with their signature.</summary>
    internal SignedParts Parts { get; private init; } = SignedParts.Empty;

    /// <summary>Reads a CertificateList; null after a fault.</summary>
    internal static CertificateFault Read(ReadOnlyMemory<byte> bytes, out RevocationList? list)
    {
        list = null;
        if (bytes.Length > CmsLimits.RevocationListBytes)
            return CertificateFault.TooLong;
        try
        {
            var read = new RevocationList { Parts = SignedParts.Read(bytes) };
            var fault = read.ReadInner(read.Parts.ToBeSigned.ReadOnly());
            list = fault == CertificateFault.None ? read : null;
            return fault;
        }
        catch (AsnContentException)
        {
            return CertificateFault.Malformed;
        }
    }

    /// <summary>Whether this list was signed by the key of a certificate.</summary>
    internal SignatureFault VerifiedBy(Certificate issuer) =>
        Parts.VerifiedBy(issuer);

    private CertificateFault ReadInner(AsnReader reader)
    {
        if (reader.IsNext(Asn1Tag.Integer))
            reader.ReadInteger();
        if (!Parts.IsRepeated(reader.ReadEncodedValue()))
            return CertificateFault.Malformed;
        Issuer = DistinguishedName.Read(reader.ReadEncodedValue());
        ThisUpdate = reader.ReadTime();
        if (reader.IsNext(Asn1Tag.UtcTime) || reader.IsNext(Asn1Tag.GeneralizedTime))
            NextUpdate = reader.ReadTime();
        if (reader.IsNext(Asn1Tag.Sequence) && !TryReadRevoked(reader.ReadSequence()))
            return CertificateFault.TooMany;
        if (!reader.IsNext(AsnParts.Field(0)))
            return reader.HasData ? CertificateFault.Malformed : CertificateFault.None;
        return ReadExtensions(reader.ReadSequence(AsnParts.Field(0)).ReadSequence());
    }

    private bool TryReadRevoked(AsnReader entries)
    {
        var revoked = new HashSet<string>();
        while (entries.HasData)
        {
            if (revoked.Count == CmsLimits.RevokedCertificates)
                return false;
            revoked.Add(Convert.ToHexString(entries.ReadSequence().ReadSerial().Span));
        }

        Revoked = revoked.ToFrozenSet();
        return true;
    }

    private CertificateFault ReadExtensions(AsnReader extensions)
    {
        if (ExtensionReader.Read(extensions) is not { } read)
            return CertificateFault.TooMany;
        if (read.Malformed.Contains(AuthorityKeyIdentifierOid))
            return CertificateFault.Malformed;
        AuthorityKeyIdentifier = read.AuthorityKeyIdentifier;
        return CertificateFault.None;
    }
}
