using System.Collections.Frozen;
using System.Formats.Asn1;
using Bmis.Documents.Cms;
using Bmis.Documents.PublicKeys;
using Bmis.Documents.Tlv;

namespace Bmis.Documents.Lds;

/// <summary>
/// EF.SOD: hashes of the data groups, signed by the issuing State (Doc 9303-10, 4.6.2 and D). Reading proves nothing;
/// see passive authentication. All bytes are parts of what was given, which must not change.
/// </summary>
public sealed class SecurityObject
{
    /// <summary>The highest number of a data group.</summary>
    public const int MostDataGroups = 16;

    private const uint Tag = 0x77;
    private const string UsualContentType = "2.23.136.1.1.1";
    private const int MostVersion = 1;
    private const int MostVersionText = 16;

    private SecurityObject(SignedData signed) => Signed = signed;

    /// <summary>The hash of each data group, by its number.</summary>
    public IReadOnlyDictionary<int, ReadOnlyMemory<byte>> Hashes { get; private set; } =
        FrozenDictionary<int, ReadOnlyMemory<byte>>.Empty;

    /// <summary>0, or 1 when the version of the LDS is repeated here.</summary>
    public int Version { get; private set; }

    /// <summary>The version of the LDS, such as 0108; null when it is not said.</summary>
    public string? LdsVersion { get; private set; }

    /// <summary>The version of Unicode, such as 040000; null when it is not said.</summary>
    public string? UnicodeVersion { get; private set; }

    /// <summary>Object identifier of what the content is said to be.</summary>
    public string ContentType => Signed.ContentType;

    /// <summary>Whether the content is said to be a security object: some States say something else.</summary>
    public bool HasUsualContentType => ContentType == UsualContentType;

    /// <summary>The name of the hash function, such as SHA256.</summary>
    public string DigestName => Digest.Name;

    internal DigestAlgorithm Digest { get; private set; } = DigestAlgorithm.Sha256;

    internal SignedData Signed { get; }

    /// <summary>Reads the file.</summary>
    /// <param name="file">The whole file, its tag 77 included.</param>
    /// <param name="securityObject">What was read; null after a fault.</param>
    public static SecurityObjectFault Read(ReadOnlyMemory<byte> file, out SecurityObject? securityObject)
    {
        securityObject = null;
        if (TlvReader.ReadHead(file.Span, out var tag, out var head, out var length) != TlvFault.None || tag != Tag)
            return SecurityObjectFault.NotSecurityObject;
        if (length != file.Length - head)
            return length > file.Length - head ? SecurityObjectFault.Truncated : SecurityObjectFault.TrailingBytes;
        var fault = SignedData.Read(file[head..], CmsLimits.SecurityObjectBytes, out var signed);
        return signed is null ? Translate(fault) : ReadContent(signed, out securityObject);
    }

    /// <summary>Whether bytes are the data group of this number.</summary>
    internal bool IsIdentical(int dataGroup, ReadOnlySpan<byte> file) =>
        Hashes.TryGetValue(dataGroup, out var hash) && hash.Span.SequenceEqual(Digest.Hash(file));

    private static SecurityObjectFault ReadContent(SignedData signed, out SecurityObject? securityObject)
    {
        securityObject = null;
        try
        {
            var read = new SecurityObject(signed);
            var fault = read.ReadFields(signed.Content.ReadOnly());
            securityObject = fault == SecurityObjectFault.None ? read : null;
            return fault;
        }
        catch (AsnContentException)
        {
            return SecurityObjectFault.MalformedContent;
        }
    }

    private SecurityObjectFault ReadFields(AsnReader reader)
    {
        if (!reader.TryReadInt32(out var version) || version is < 0 or > MostVersion)
            return SecurityObjectFault.UnknownVersion;
        Version = version;
        if (DigestAlgorithm.Read(reader) is not { } digest)
            return SecurityObjectFault.UnknownDigest;
        Digest = digest;
        if (reader.ReadSequence().ReadAll(MostDataGroups) is not { } hashes)
            return SecurityObjectFault.MalformedHashes;
        if (reader.IsNext(Asn1Tag.Sequence))
            ReadVersions(reader.ReadSequence());
        reader.ThrowIfNotEmpty();
        return ReadHashes(hashes);
    }

    private SecurityObjectFault ReadHashes(List<ReadOnlyMemory<byte>> hashes)
    {
        var read = new Dictionary<int, ReadOnlyMemory<byte>>();
        foreach (var one in hashes)
        {
            var pair = one.ReadOnly();
            var isNumber = pair.TryReadInt32(out var number) && number is > 0 and <= MostDataGroups;
            var hash = pair.ReadOctets();
            pair.ThrowIfNotEmpty();
            if (!isNumber || hash.Length != Digest.Bytes || !read.TryAdd(number, hash))
                return SecurityObjectFault.MalformedHashes;
        }

        Hashes = read;
        return read.Count == 0 ? SecurityObjectFault.MalformedHashes : SecurityObjectFault.None;
    }

    private void ReadVersions(AsnReader reader)
    {
        (LdsVersion, UnicodeVersion) = (ReadVersion(reader), ReadVersion(reader));
        reader.ThrowIfNotEmpty();
    }

    private static string ReadVersion(AsnReader reader)
    {
        var text = reader.ReadCharacterString(UniversalTagNumber.PrintableString);
        return text.Length <= MostVersionText ? text : throw new AsnContentException();
    }

    private static SecurityObjectFault Translate(CmsFault fault) => fault switch
    {
        CmsFault.NotSignedData => SecurityObjectFault.NotSignedData,
        CmsFault.NoContent => SecurityObjectFault.NoContent,
        CmsFault.NoSigner => SecurityObjectFault.NoSigner,
        CmsFault.MalformedSigner => SecurityObjectFault.MalformedSigner,
        CmsFault.TooLong or CmsFault.TooMany => SecurityObjectFault.TooLarge,
        _ => SecurityObjectFault.MalformedSignedData,
    };
}
