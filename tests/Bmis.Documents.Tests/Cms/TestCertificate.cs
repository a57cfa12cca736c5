using System.Formats.Asn1;
using Bmis.Documents.Cms;
using Bmis.Documents.Tests.PublicKeys;

namespace Bmis.Documents.Tests.Cms;

/// <summary>A certificate to be written, with every field free to be wrong.</summary>
internal sealed record TestCertificate(byte[] Subject, TestKey Key)
{
    internal static readonly DateTimeOffset Begin = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    internal byte[] Issuer { get; init; } = TestName.Authority();

    internal long Serial { get; init; } = 7;

    internal DateTimeOffset NotBefore { get; init; } = Begin;

    internal DateTimeOffset NotAfter { get; init; } = Begin.AddYears(10);

    internal bool? IsAuthority { get; init; }

    internal byte? Usage { get; init; } = 0x80;

    internal byte[]? AuthorityKey { get; init; }

    internal string[] DocumentTypes { get; init; } = [];

    internal string? ExtendedUse { get; init; }

    internal (string Oid, bool IsCritical, byte[] Value)[] Others { get; init; } = [];

    internal static TestCertificate Authority(TestKey key, string country = "UT") =>
        new(TestName.Authority(country), key)
        {
            Issuer = TestName.Authority(country),
            IsAuthority = true,
            Usage = 0x06,
            Serial = 1,
        };

    internal static TestCertificate Signer(TestKey key, TestKey authority, string country = "UT") =>
        new(TestName.Signer(country), key)
        {
            Issuer = TestName.Authority(country),
            AuthorityKey = authority.Identifier,
        };

    internal Certificate ReadBy(TestKey authority)
    {
        Assert.Equal(CertificateFault.None, Certificate.Read(SignedBy(authority), out var certificate));
        return certificate!;
    }

    internal byte[] SignedBy(TestKey authority)
    {
        var inner = TestKeys.WithWriter(writer => WriteInner(writer, authority.Algorithm));
        return Signed(inner, authority);
    }

    internal static byte[] Signed(byte[] inner, TestKey authority) => TestKeys.WithWriter(writer =>
    {
        using var outer = writer.PushSequence();
        writer.WriteEncodedValue(inner);
        writer.WriteEncodedValue(authority.Algorithm);
        writer.WriteBitString(authority.Sign(inner));
    });

    internal static void WriteExtension(AsnWriter writer, string oid, bool isCritical, byte[] value)
    {
        using var extension = writer.PushSequence();
        writer.WriteObjectIdentifier(oid);
        if (isCritical)
            writer.WriteBoolean(true);
        writer.WriteOctetString(value);
    }

    internal static byte[] AuthorityKeyValue(byte[] identifier) => TestKeys.WithWriter(inner =>
    {
        using var sequence = inner.PushSequence();
        inner.WriteOctetString(identifier, new Asn1Tag(TagClass.ContextSpecific, 0));
    });

    private void WriteInner(AsnWriter writer, byte[] algorithm)
    {
        using var inner = writer.PushSequence();
        using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
            writer.WriteInteger(2);
        writer.WriteInteger(Serial);
        writer.WriteEncodedValue(algorithm);
        writer.WriteEncodedValue(Issuer);
        using (writer.PushSequence())
        {
            writer.WriteUtcTime(NotBefore);
            writer.WriteUtcTime(NotAfter);
        }

        writer.WriteEncodedValue(Subject);
        writer.WriteEncodedValue(Key.Info);
        using var numbered = writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 3));
        using var extensions = writer.PushSequence();
        WriteExtensions(writer);
    }

    private void WriteExtensions(AsnWriter writer)
    {
        var identifier = TestKeys.WithWriter(inner => inner.WriteOctetString(Key.Identifier));
        WriteExtension(writer, "2.5.29.14", false, identifier);
        if (AuthorityKey is not null)
            WriteExtension(writer, "2.5.29.35", false, AuthorityKeyValue(AuthorityKey));
        if (Usage is { } usage)
            WriteExtension(writer, "2.5.29.15", true, TestKeys.WithWriter(inner => inner.WriteBitString([usage])));
        if (IsAuthority is { } isAuthority)
            WriteExtension(writer, "2.5.29.19", true, Constraints(isAuthority));
        if (DocumentTypes.Length > 0)
            WriteExtension(writer, "2.23.136.1.1.6.2", false, Types());
        if (ExtendedUse is not null)
            WriteExtension(writer, "2.5.29.37", true, ExtendedUses());
        foreach (var (oid, isCritical, value) in Others)
            WriteExtension(writer, oid, isCritical, value);
    }

    private static byte[] Constraints(bool isAuthority) => TestKeys.WithWriter(writer =>
    {
        using var sequence = writer.PushSequence();
        if (!isAuthority)
            return;
        writer.WriteBoolean(true);
        writer.WriteInteger(0);
    });

    private byte[] Types() => TestKeys.WithWriter(writer =>
    {
        using var sequence = writer.PushSequence();
        writer.WriteInteger(0);
        using var set = writer.PushSetOf();
        foreach (var type in DocumentTypes)
            writer.WriteCharacterString(UniversalTagNumber.PrintableString, type);
    });

    private byte[] ExtendedUses() => TestKeys.WithWriter(writer =>
    {
        using var sequence = writer.PushSequence();
        writer.WriteObjectIdentifier(ExtendedUse!);
    });
}
