using Bmis.Documents.PublicKeys;
using Bmis.Documents.Tests.Cms;
using Bmis.Documents.Tests.PublicKeys;
using Bmis.Documents.Tlv;

namespace Bmis.Documents.Tests.Lds;

/// <summary>A security object to be written, with every field free to be wrong.</summary>
internal sealed record TestSecurityObject
{
    internal int Version { get; init; }

    internal string Digest { get; init; } = "2.16.840.1.101.3.4.2.1";

    internal (int Number, byte[] Hash)[] Hashes { get; init; } = [];

    internal (string Lds, string Unicode)? Versions { get; init; }

    internal static TestSecurityObject Of(IEnumerable<KeyValuePair<int, ReadOnlyMemory<byte>>> dataGroups) => new()
    {
        Hashes = [.. dataGroups.Select(group => (group.Key, DigestAlgorithm.Sha256.Hash(group.Value.Span)))],
    };

    internal byte[] Content() => TestKeys.WithWriter(writer =>
    {
        using var whole = writer.PushSequence();
        writer.WriteInteger(Version);
        using (writer.PushSequence())
            writer.WriteObjectIdentifier(Digest);
        using (writer.PushSequence())
            foreach (var (number, hash) in Hashes)
            {
                using var pair = writer.PushSequence();
                writer.WriteInteger(number);
                writer.WriteOctetString(hash);
            }

        if (Versions is not { } versions)
            return;
        using var texts = writer.PushSequence();
        writer.WriteCharacterString(System.Formats.Asn1.UniversalTagNumber.PrintableString, versions.Lds);
        writer.WriteCharacterString(System.Formats.Asn1.UniversalTagNumber.PrintableString, versions.Unicode);
    });

    internal byte[] SignedBy(TestKey key, byte[] certificate) =>
        File(new TestSignedData(Content(), key, TestName.Authority(), 7) { Certificates = [certificate] });

    internal static byte[] File(TestSignedData signed) => TlvWriter.Object(0x77, signed.Write());
}
