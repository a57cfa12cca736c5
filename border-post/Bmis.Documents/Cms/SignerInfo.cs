using System.Formats.Asn1;
using Bmis.Documents.PublicKeys;
using Bmis.Documents.Tlv;

namespace Bmis.Documents.Cms;

/// <summary>One who signed (RFC 5652, 5.3).</summary>
internal sealed class SignerInfo
{
    private const string ContentTypeOid = "1.2.840.113549.1.9.3";
    private const string MessageDigestOid = "1.2.840.113549.1.9.4";
    private const string SigningTimeOid = "1.2.840.113549.1.9.5";
    private const uint SetTag = 0x31;

    private static readonly Asn1Tag KeyIdentifier0 = AsnParts.Field(0, isConstructed: false);
    private static readonly Asn1Tag Signed0 = AsnParts.Field(0);
    private static readonly Asn1Tag Unsigned1 = AsnParts.Field(1);

    private SignerInfo()
    {
    }

    /// <summary>Issuer of the signer's certificate; null when a key identifier is given instead.</summary>
    internal DistinguishedName? Issuer { get; private set; }

    /// <summary>Its serial number, beside the issuer.</summary>
    internal ReadOnlyMemory<byte> SerialNumber { get; private set; }

    /// <summary>The key identifier of the signer's certificate; empty when the issuer is given instead.</summary>
    internal ReadOnlyMemory<byte> KeyIdentifier { get; private set; }

    /// <summary>The hash function of the content; null when it is not known.</summary>
    internal DigestAlgorithm? Digest { get; private set; }

    /// <summary>The signature's AlgorithmIdentifier, as read.</summary>
    internal ReadOnlyMemory<byte> Algorithm { get; private set; }

    /// <summary>The signature.</summary>
    internal ReadOnlyMemory<byte> Signature { get; private set; }

    /// <summary>What is signed instead of the content: the attributes, tagged as the set that they are.</summary>
    internal ReadOnlyMemory<byte>? SignedAttributes { get; private set; }

    /// <summary>The attribute that repeats the content's type.</summary>
    internal string? ContentType { get; private set; }

    /// <summary>The attribute that holds the hash of the content.</summary>
    internal ReadOnlyMemory<byte>? MessageDigest { get; private set; }

    /// <summary>When it was signed, by the signer's word.</summary>
    internal DateTimeOffset? SigningTime { get; private set; }

    /// <summary>Reads a SignerInfo; null when it has not that form.</summary>
    internal static SignerInfo? Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var info = new SignerInfo();
            info.ReadFields(bytes.ReadOnly());
            return info;
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    private void ReadFields(AsnReader reader)
    {
        if (!reader.TryReadInt32(out var version))
            throw new AsnContentException();
        ReadIdentifier(reader);
        if (version != (Issuer is null ? 3 : 1))
            throw new AsnContentException();
        Digest = DigestAlgorithm.Read(reader);
        if (reader.IsNext(Signed0))
            ReadAttributes(reader.ReadEncodedValue());
        Algorithm = reader.ReadEncodedValue();
        Signature = reader.ReadOctets();
        if (reader.IsNext(Unsigned1))
            reader.ReadEncodedValue();
        reader.ThrowIfNotEmpty();
    }

    private void ReadIdentifier(AsnReader reader)
    {
        if (reader.IsNext(KeyIdentifier0))
        {
            KeyIdentifier = reader.ReadOctets(KeyIdentifier0);
            return;
        }

        var pair = reader.ReadSequence();
        Issuer = DistinguishedName.Read(pair.ReadEncodedValue());
        SerialNumber = pair.ReadSerial();
        pair.ThrowIfNotEmpty();
    }

    // The hash is over the attributes as a set, although they are sent under another tag (RFC 5652, 5.4).
    private void ReadAttributes(ReadOnlyMemory<byte> sent)
    {
        var outer = new AsnReader(sent, AsnEncodingRules.BER);
        var isWhole = TlvReader.ReadHead(sent.Span, out _, out _, out _) == TlvFault.None;
        SignedAttributes = isWhole
            ? (byte[])[(byte)SetTag, .. sent.Span[1..]]
            : TlvWriter.Object(SetTag, outer.PeekContentBytes().Span);
        var attributes = outer.ReadSetOf(skipSortOrderValidation: true, Signed0);
        foreach (var attribute in attributes.ReadAll(CmsLimits.Attributes) ?? throw new AsnContentException())
            ReadAttribute(attribute.ReadOnly());
    }

    private void ReadAttribute(AsnReader attribute)
    {
        var type = attribute.ReadObjectIdentifier();
        var values = attribute.ReadSetOf(skipSortOrderValidation: true);
        attribute.ThrowIfNotEmpty();
        if (type is not (ContentTypeOid or MessageDigestOid or SigningTimeOid))
            return;
        if (type == ContentTypeOid && ContentType is null)
            ContentType = values.ReadObjectIdentifier();
        else if (type == MessageDigestOid && MessageDigest is null)
            MessageDigest = values.ReadOctets();
        else if (type == SigningTimeOid && SigningTime is null)
            SigningTime = values.ReadTime();
        values.ThrowIfNotEmpty();
    }
}
