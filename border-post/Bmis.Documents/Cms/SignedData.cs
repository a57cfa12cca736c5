using System.Formats.Asn1;

namespace Bmis.Documents.Cms;

/// <summary>
/// Signed data (RFC 5652, 5) as it was read, in DER or in BER with indefinite lengths. All bytes are parts of what was
/// given, which must not change.
/// </summary>
internal sealed class SignedData
{
    private const string Oid = "1.2.840.113549.1.7.2";
    private const int LeastVersion = 1;
    private const int MostVersion = 5;

    private static readonly Asn1Tag Certificates0 = AsnParts.Field(0);
    private static readonly Asn1Tag Lists1 = AsnParts.Field(1);

    private SignedData()
    {
    }

    /// <summary>The version, 1 to 5.</summary>
    internal required int Version { get; init; }

    /// <summary>Object identifier of what the content is.</summary>
    internal required string ContentType { get; init; }

    /// <summary>The content, without the head of its octet string.</summary>
    internal required ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>Object identifiers of the hash functions that are said to be used.</summary>
    internal required IReadOnlyList<string> DigestAlgorithms { get; init; }

    /// <summary>Every certificate, whole.</summary>
    internal required IReadOnlyList<ReadOnlyMemory<byte>> Certificates { get; init; }

    /// <summary>Every revocation list, whole.</summary>
    internal required IReadOnlyList<ReadOnlyMemory<byte>> RevocationLists { get; init; }

    /// <summary>Who signed; at least one.</summary>
    internal required IReadOnlyList<SignerInfo> Signers { get; init; }

    /// <summary>Reads a ContentInfo that holds signed data.</summary>
    /// <param name="bytes">The bytes; nothing may follow.</param>
    /// <param name="mostBytes">How long it may be.</param>
    /// <param name="data">What was read; null after a fault.</param>
    internal static CmsFault Read(ReadOnlyMemory<byte> bytes, int mostBytes, out SignedData? data)
    {
        data = null;
        if (bytes.Length > mostBytes)
            return CmsFault.TooLong;
        try
        {
            return Read(bytes, out data);
        }
        catch (AsnContentException)
        {
            return CmsFault.Malformed;
        }
    }

    private static CmsFault Read(ReadOnlyMemory<byte> bytes, out SignedData? data)
    {
        data = null;
        var info = bytes.ReadOnly();
        if (info.ReadObjectIdentifier() != Oid)
            return CmsFault.NotSignedData;
        var outer = info.ReadSequence(AsnParts.Field(0));
        info.ThrowIfNotEmpty();
        var reader = outer.ReadSequence();
        outer.ThrowIfNotEmpty();
        if (!reader.TryReadInt32(out var version) || version is < LeastVersion or > MostVersion)
            return CmsFault.Malformed;
        if (reader.ReadSetOf(skipSortOrderValidation: true).ReadAll(CmsLimits.Signers) is not { } digests)
            return CmsFault.TooMany;
        return ReadContent(reader, version, [.. digests.Select(DigestOid)], out data);
    }

    private static CmsFault ReadContent(
        AsnReader reader, int version, IReadOnlyList<string> digests, out SignedData? data)
    {
        data = null;
        var encapsulated = reader.ReadSequence();
        var type = encapsulated.ReadObjectIdentifier();
        if (!encapsulated.HasData)
            return CmsFault.NoContent;
        var wrapped = encapsulated.ReadSequence(AsnParts.Field(0));
        encapsulated.ThrowIfNotEmpty();
        var content = wrapped.ReadOctets();
        wrapped.ThrowIfNotEmpty();
        var certificates = ReadBeside(reader, Certificates0);
        var lists = ReadBeside(reader, Lists1);
        var signers = reader.ReadSetOf(skipSortOrderValidation: true).ReadAll(CmsLimits.Signers);
        reader.ThrowIfNotEmpty();
        if (certificates is null || lists is null || signers is null)
            return CmsFault.TooMany;
        var infos = signers.ConvertAll(SignerInfo.Read);
        if (infos.Count == 0 || infos.Contains(null))
            return infos.Count == 0 ? CmsFault.NoSigner : CmsFault.MalformedSigner;
        data = new SignedData
        {
            Version = version,
            ContentType = type,
            Content = content,
            DigestAlgorithms = digests,
            Certificates = certificates,
            RevocationLists = lists,
            Signers = infos!,
        };
        return CmsFault.None;
    }

    private static List<ReadOnlyMemory<byte>>? ReadBeside(AsnReader reader, Asn1Tag tag) =>
        reader.IsNext(tag)
            ? reader.ReadSetOf(skipSortOrderValidation: true, tag).ReadAll(CmsLimits.Beside)
            : [];

    private static string DigestOid(ReadOnlyMemory<byte> algorithm)
    {
        var reader = algorithm.ReadOnly();
        var oid = reader.ReadObjectIdentifier();
        if (reader.HasData)
            reader.ReadNull();
        reader.ThrowIfNotEmpty();
        return oid;
    }
}
