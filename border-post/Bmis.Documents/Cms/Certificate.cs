using System.Formats.Asn1;
using System.Security.Cryptography;
using Bmis.Documents.PublicKeys;
using Org.BouncyCastle.Crypto;

namespace Bmis.Documents.Cms;

/// <summary>
/// A certificate (RFC 5280, 4) as it was read. Nothing about it is proven by reading it. All bytes are parts of what
/// was given, which must not change. Safe for several threads.
/// </summary>
public sealed class Certificate
{
    private readonly Lazy<(KeyFault Fault, AsymmetricKeyParameter? Key)> _key;
    private readonly Lazy<string> _fingerprint;

    private Certificate()
    {
        _key = new(() => (SubjectPublicKeyReader.Read(PublicKeyInfo, out var key), key));
        _fingerprint = new(() => Convert.ToHexString(SHA256.HashData(Encoded.Span)));
    }

    /// <summary>The whole certificate.</summary>
    public ReadOnlyMemory<byte> Encoded { get; private init; }

    /// <summary>The version, 1 to 3; 0 when it is none of them.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>Who signed it.</summary>
    public DistinguishedName Issuer { get; private set; } = null!;

    /// <summary>Whose it is.</summary>
    public DistinguishedName Subject { get; private set; } = null!;

    /// <summary>The serial number in hexadecimal, as its issuer gave it.</summary>
    public string SerialNumber { get; private set; } = "";

    /// <summary>Since when it is valid.</summary>
    public DateTimeOffset NotBefore { get; private set; }

    /// <summary>Until when it is valid, that moment included.</summary>
    public DateTimeOffset NotAfter { get; private set; }

    /// <summary>The extensions.</summary>
    public CertificateExtensions Extensions { get; private set; } = new();

    /// <summary>SHA-256 of the whole certificate in hexadecimal.</summary>
    public string Fingerprint => _fingerprint.Value;

    /// <summary>Why the key is of no use.</summary>
    public KeyFault KeyFault => _key.Value.Fault;

    /// <summary>The country of the subject, else of the issuer; two capitals, or empty.</summary>
    public string Country => Subject.Country.Length > 0 ? Subject.Country : Issuer.Country;

    /// <summary>Whether issuer and subject are alike.</summary>
    internal bool IsSelfIssued => Issuer.Equals(Subject);

    /// <summary>The contents with their signature.</summary>
    internal SignedParts Parts { get; private init; } = SignedParts.Empty;

    internal ReadOnlyMemory<byte> PublicKeyInfo { get; private set; }

    /// <summary>The key; null when it is of no use.</summary>
    internal AsymmetricKeyParameter? Key => _key.Value.Key;

    /// <summary>Reads a certificate.</summary>
    /// <param name="bytes">The bytes; nothing may follow.</param>
    /// <param name="certificate">What was read; null after a fault.</param>
    public static CertificateFault Read(ReadOnlyMemory<byte> bytes, out Certificate? certificate)
    {
        certificate = null;
        if (bytes.Length > CmsLimits.CertificateBytes)
            return CertificateFault.TooLong;
        try
        {
            var read = new Certificate { Encoded = bytes, Parts = SignedParts.Read(bytes) };
            var fault = read.ReadInner(read.Parts.ToBeSigned.ReadOnly());
            certificate = fault == CertificateFault.None ? read : null;
            return fault;
        }
        catch (AsnContentException)
        {
            return CertificateFault.Malformed;
        }
    }

    /// <summary>Whether a moment lies within the time of validity.</summary>
    public bool IsValidAt(DateTimeOffset at) => at >= NotBefore && at <= NotAfter;

    /// <inheritdoc/>
    public override string ToString() => $"[certificate {Subject} {SerialNumber}]";

    /// <summary>Whether this certificate was signed by the key of another.</summary>
    internal SignatureFault VerifiedBy(Certificate issuer) =>
        Parts.VerifiedBy(issuer);

    // It says nothing about who signed, so nothing is refused over it.
    private static int VersionOf(ReadOnlyMemory<byte> field)
    {
        try
        {
            var reader = new AsnReader(field, AsnEncodingRules.BER).ReadSequence(AsnParts.Field(0));
            return reader.TryReadInt32(out var written) && written is >= 0 and < 3 ? written + 1 : 0;
        }
        catch (AsnContentException)
        {
            return 0;
        }
    }

    private CertificateFault ReadInner(AsnReader reader)
    {
        if (reader.IsNext(AsnParts.Field(0)))
            Version = VersionOf(reader.ReadEncodedValue());
        SerialNumber = Convert.ToHexString(reader.ReadSerial().Span);
        if (!Parts.IsRepeated(reader.ReadEncodedValue()))
            return CertificateFault.Malformed;
        Issuer = DistinguishedName.Read(reader.ReadEncodedValue());
        var validity = reader.ReadSequence();
        (NotBefore, NotAfter) = (validity.ReadTime(), validity.ReadTime());
        Subject = DistinguishedName.Read(reader.ReadEncodedValue());
        PublicKeyInfo = reader.ReadEncodedValue();
        foreach (var unique in (int[])[1, 2])
            if (reader.IsNext(AsnParts.Field(unique, isConstructed: false)))
                reader.ReadEncodedValue();
        if (!reader.IsNext(AsnParts.Field(3)))
            return reader.HasData ? CertificateFault.Malformed : CertificateFault.None;
        var extensions = ExtensionReader.Read(reader.ReadSequence(AsnParts.Field(3)).ReadSequence());
        Extensions = extensions ?? new();
        return extensions is null ? CertificateFault.TooMany : CertificateFault.None;
    }
}
