using Bmis.Sync.Envelopes;
using Google.Protobuf;

namespace Bmis.Sync.Distribution;

/// <summary>Manifests to bytes and back. Reading never throws, whatever the bytes.</summary>
public static class ManifestCodec
{
    /// <summary>The signed manifest as it travels and as it is stored.</summary>
    public static Protocol.SignedManifest ToWire(SignedManifest signed) => new()
    {
        Manifest = UnsafeByteOperations.UnsafeWrap(signed.ManifestBytes),
        KeyId = signed.KeyId,
        Signature = UnsafeByteOperations.UnsafeWrap(signed.Signature),
    };

    /// <summary>The bytes to store; <see cref="FromBytes"/> reads them.</summary>
    public static byte[] ToBytes(SignedManifest signed) => ToWire(signed).ToByteArray();

    /// <summary>Reads stored bytes. The signature is not checked: <see cref="ListVerifier"/> does that.</summary>
    public static ManifestResult FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > ListLimits.ManifestBytes + 1_024)
            return ManifestResult.Bad(ManifestFault.Unreadable);
        try
        {
            return FromWire(Protocol.SignedManifest.Parser.ParseFrom(bytes));
        }
        catch (InvalidProtocolBufferException)
        {
            return ManifestResult.Bad(ManifestFault.Unreadable);
        }
    }

    /// <summary>Reads a wire message. The signature is not checked: <see cref="ListVerifier"/> does that.</summary>
    public static ManifestResult FromWire(Protocol.SignedManifest message)
    {
        if (message.Manifest.Length > ListLimits.ManifestBytes)
            return ManifestResult.Bad(ManifestFault.Unreadable);
        if (!EnvelopeLimits.IsCode(message.KeyId, ListLimits.KeyIdCharacters))
            return ManifestResult.Bad(ManifestFault.UnknownKey);
        try
        {
            var fields = Protocol.ListManifest.Parser.ParseFrom(message.Manifest);
            var fault = Check(fields);
            return fault == ManifestFault.None
                ? ManifestResult.Of(Take(fields, message))
                : ManifestResult.Bad(fault);
        }
        catch (InvalidProtocolBufferException)
        {
            return ManifestResult.Bad(ManifestFault.Unreadable);
        }
    }

    internal static byte[] Write(ListManifest manifest)
    {
        var message = new Protocol.ListManifest
        {
            Name = manifest.Name,
            Version = manifest.Version,
            Created = UnixMicroseconds.From(manifest.Created),
            Expires = UnixMicroseconds.From(manifest.Expires),
            Length = manifest.Length,
            Sha256 = UnsafeByteOperations.UnsafeWrap(manifest.Sha256),
            LongestChunk = Math.Max(manifest.LongestChunk, ListLimits.SmallestChunk),
        };
        message.ChunkLengths.AddRange(manifest.ChunkLengths);
        message.ChunkDigests.AddRange(manifest.ChunkDigests.Select(UnsafeByteOperations.UnsafeWrap));
        return message.ToByteArray();
    }

    private static ManifestFault Check(Protocol.ListManifest fields) =>
        !ListLimits.IsName(fields.Name) ? ManifestFault.Name
        : fields.Version < 1 ? ManifestFault.Version
        : !TimesFit(fields) ? ManifestFault.Times
        : !ChunksFit(fields) ? ManifestFault.Chunks
        : !DigestsFit(fields) ? ManifestFault.Digests
        : ManifestFault.None;

    private static bool TimesFit(Protocol.ListManifest fields) =>
        UnixMicroseconds.ToTime(fields.Created) is { } created
        && UnixMicroseconds.ToTime(fields.Expires) is { } expires
        && created < expires;

    private static bool ChunksFit(Protocol.ListManifest fields) =>
        fields.LongestChunk is >= ListLimits.SmallestChunk and <= ListLimits.LargestChunk
        && fields.ChunkDigests.Count <= ListLimits.Chunks
        && LengthsOf(fields) is var lengths
        && lengths.Length == fields.ChunkDigests.Count
        && lengths.All(length => length >= 1 && length <= fields.LongestChunk)
        && lengths.Sum(length => (long)length) == fields.Length;

    // A manifest of an older centre says none: there all chunks but the last were as long as they may be.
    private static int[] LengthsOf(Protocol.ListManifest fields) => fields.ChunkLengths.Count > 0
        ? [.. fields.ChunkLengths]
        :
        [
            .. Enumerable.Range(0, fields.ChunkDigests.Count).Select(chunk => (int)Math.Clamp(
                fields.Length - (long)chunk * fields.LongestChunk, 0, fields.LongestChunk)),
        ];

    private static bool DigestsFit(Protocol.ListManifest fields) =>
        fields.Sha256.Length == EnvelopeLimits.HashBytes
        && fields.ChunkDigests.All(digest => digest.Length == EnvelopeLimits.HashBytes);

    private static SignedManifest Take(Protocol.ListManifest fields, Protocol.SignedManifest message)
    {
        var manifest = new ListManifest(
            fields.Name,
            fields.Version,
            DateTimeOffset.UnixEpoch.AddMicroseconds(fields.Created),
            DateTimeOffset.UnixEpoch.AddMicroseconds(fields.Expires),
            fields.Length,
            fields.Sha256.Memory,
            LengthsOf(fields),
            [.. fields.ChunkDigests.Select(digest => digest.Memory)]);
        return new SignedManifest(manifest, message.Manifest.Memory, message.KeyId, message.Signature.Memory);
    }
}
