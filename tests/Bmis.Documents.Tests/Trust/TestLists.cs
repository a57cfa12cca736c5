using System.Formats.Asn1;
using System.Text;
using Bmis.Documents.Tests.Cms;
using Bmis.Documents.Tests.PublicKeys;

namespace Bmis.Documents.Tests.Trust;

/// <summary>Writes master lists, revocation lists, directories and PEM.</summary>
internal static class TestLists
{
    internal const string MasterListSigning = "2.23.136.1.1.3";

    /// <summary>A master list signed by a key whose certificate an authority signed.</summary>
    internal static byte[] MasterList(TestKey signer, TestKey authority, params byte[][] certificates) =>
        MasterList(signer, Entitled(signer, authority).SignedBy(authority), certificates).Write();

    internal static TestCertificate Entitled(TestKey signer, TestKey authority) =>
        TestCertificate.Signer(signer, authority) with { ExtendedUse = MasterListSigning };

    internal static TestSignedData MasterList(TestKey signer, byte[] signerCertificate, byte[][] certificates)
    {
        var content = TestKeys.WithWriter(writer =>
        {
            using var sequence = writer.PushSequence();
            writer.WriteInteger(0);
            using var set = writer.PushSetOf();
            foreach (var certificate in certificates)
                writer.WriteEncodedValue(certificate);
        });
        return new(content, signer, TestName.Authority(), 7)
        {
            Type = "2.23.136.1.1.2",
            Certificates = [signerCertificate],
            SigningTime = TestCertificate.Begin,
        };
    }

    internal static byte[] Revocations(
        TestKey authority, DateTimeOffset made, DateTimeOffset? next, long[] serials, string country = "UT")
    {
        var inner = TestKeys.WithWriter(writer =>
        {
            using var whole = writer.PushSequence();
            writer.WriteInteger(1);
            writer.WriteEncodedValue(authority.Algorithm);
            writer.WriteEncodedValue(TestName.Authority(country));
            writer.WriteUtcTime(made);
            if (next is { } due)
                writer.WriteUtcTime(due);
            if (serials.Length > 0)
                WriteSerials(writer, made, serials);
            using var numbered = writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0));
            using var extensions = writer.PushSequence();
            TestCertificate.WriteExtension(
                writer, "2.5.29.35", false, TestCertificate.AuthorityKeyValue(authority.Identifier));
        });
        return TestCertificate.Signed(inner, authority);
    }

    internal static byte[] Pem(string label, params byte[][] objects) => Encoding.ASCII.GetBytes(
        string.Concat(objects.Select(one => Pem(label, one))));

    /// <summary>A value behind two colons, folded as directories fold it.</summary>
    internal static byte[] Folded(string attribute, byte[] value, string lineEnd = "\n")
    {
        var line = $"{attribute}:: {Convert.ToBase64String(value)}";
        var folded = line.Chunk(76).Select(chunk => new string(chunk));
        return Encoding.ASCII.GetBytes(string.Join(lineEnd + " ", folded) + lineEnd);
    }

    internal static byte[] Directory(params byte[][] lines) =>
    [
        .. "# made for a test\nversion: 1\n\ndn: cn=one,o=ml,c=UT,dc=data\ncn: one\nobjectClass: top\n"u8,
        .. lines.SelectMany(line => line),
        .. "\ndn: cn=two\ndescription:: bm90aGluZw==\n"u8,
    ];

    private static string Pem(string label, byte[] one) =>
        $"""
        subject=somebody
        -----BEGIN {label}-----
        {Convert.ToBase64String(one, Base64FormattingOptions.InsertLineBreaks)}
        -----END {label}-----

        """;

    private static void WriteSerials(AsnWriter writer, DateTimeOffset made, long[] serials)
    {
        using var all = writer.PushSequence();
        foreach (var serial in serials)
        {
            using var entry = writer.PushSequence();
            writer.WriteInteger(serial);
            writer.WriteUtcTime(made);
        }
    }
}
