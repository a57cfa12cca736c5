using System.Formats.Asn1;
using System.Security.Cryptography;
using Bmis.Documents.Tests.PublicKeys;
using Bmis.Documents.Tlv;

namespace Bmis.Documents.Tests.Cms;

/// <summary>Signed data to be written, with every field free to be wrong.</summary>
internal sealed record TestSignedData(byte[] Content, TestKey Key, byte[] Issuer, long Serial)
{
    private static readonly Asn1Tag Field0 = new(TagClass.ContextSpecific, 0);

    internal string Type { get; init; } = "2.23.136.1.1.1";

    internal string? AttributeType { get; init; }

    internal byte[][] Certificates { get; init; } = [];

    internal byte[]? KeyIdentifier { get; init; }

    internal bool HasAttributes { get; init; } = true;

    internal bool HasMessageDigest { get; init; } = true;

    internal bool IsIndefinite { get; init; }

    internal string Listed { get; init; } = "2.16.840.1.101.3.4.2.1";

    internal DateTimeOffset? SigningTime { get; init; }

    internal byte[]? Signature { get; init; }

    internal long Version { get; init; } = 3;

    internal byte[] Write()
    {
        var attributes = HasAttributes ? Attributes() : null;
        var signed = attributes is null ? Content : TestKeys.WithWriter(writer => WriteSet(writer, attributes, null));
        var data = Data(attributes, Signature ?? Key.Sign(signed));
        return Wrap(0x30, [.. Oid("1.2.840.113549.1.7.2"), .. Wrap(0xA0, data)]);
    }

    private byte[] Data(byte[][]? attributes, byte[] signature) => Wrap(
        0x30,
        [
            .. TestKeys.WithWriter(writer => writer.WriteInteger(Version)),
            .. Wrap(0x31, DigestIdentifier(Listed)),
            .. Wrap(0x30, [.. Oid(Type), .. Wrap(0xA0, Octets())]),
            .. Certificates.Length == 0 ? [] : Wrap(0xA0, [.. Certificates.SelectMany(one => one)]),
            .. Wrap(0x31, TestKeys.WithWriter(writer => WriteSigner(writer, attributes, signature))),
        ]);

    // A constructed string in two parts, as signers that stream write it.
    private byte[] Octets()
    {
        if (!IsIndefinite)
            return Wrap(0x04, Content);
        var half = Content.Length / 2;
        var (first, second) = (Content[..half], Content[half..]);
        return Wrap(0x24, [.. TlvWriter.Object(4, first), .. TlvWriter.Object(4, second)]);
    }

    private byte[] Wrap(byte tag, byte[] value) =>
        IsIndefinite && (tag & 0x20) != 0 ? [tag, 0x80, .. value, 0, 0] : TlvWriter.Object(tag, value);

    private void WriteSigner(AsnWriter writer, byte[][]? attributes, byte[] signature)
    {
        using var signer = writer.PushSequence();
        writer.WriteInteger(KeyIdentifier is null ? 1 : 3);
        WriteIdentifier(writer);
        writer.WriteEncodedValue(DigestIdentifier("2.16.840.1.101.3.4.2.1"));
        if (attributes is not null)
            WriteSet(writer, attributes, Field0);
        writer.WriteEncodedValue(Key.Algorithm);
        writer.WriteOctetString(signature);
    }

    private void WriteIdentifier(AsnWriter writer)
    {
        if (KeyIdentifier is not null)
        {
            writer.WriteOctetString(KeyIdentifier, Field0);
            return;
        }

        using var pair = writer.PushSequence();
        writer.WriteEncodedValue(Issuer);
        writer.WriteInteger(Serial);
    }

    private static void WriteSet(AsnWriter writer, byte[][] attributes, Asn1Tag? tag)
    {
        using var set = writer.PushSetOf(tag);
        foreach (var attribute in attributes)
            writer.WriteEncodedValue(attribute);
    }

    private byte[][] Attributes()
    {
        var all = new List<byte[]> { Attribute("1.2.840.113549.1.9.3", Oid(AttributeType ?? Type)) };
        if (HasMessageDigest)
            all.Add(Attribute("1.2.840.113549.1.9.4", TlvWriter.Object(4, SHA256.HashData(Content))));
        if (SigningTime is { } time)
            all.Add(Attribute("1.2.840.113549.1.9.5", TestKeys.WithWriter(writer => writer.WriteUtcTime(time))));
        return [.. all];
    }

    private static byte[] Attribute(string type, byte[] value) => TestKeys.WithWriter(writer =>
    {
        using var attribute = writer.PushSequence();
        writer.WriteObjectIdentifier(type);
        using var set = writer.PushSetOf();
        writer.WriteEncodedValue(value);
    });

    private static byte[] Oid(string oid) => TestKeys.WithWriter(writer => writer.WriteObjectIdentifier(oid));

    private static byte[] DigestIdentifier(string oid) => TestKeys.WithWriter(writer =>
    {
        using var identifier = writer.PushSequence();
        writer.WriteObjectIdentifier(oid);
        writer.WriteNull();
    });
}
