using System.Security.Cryptography;

namespace Bmis.Watchlist.Documents;

/// <summary>
/// What a lane needs beside an index: the secret of its keyed hashes and the overlays since, in one small file. Whoever
/// has index and supplement can try numbers, so a supplement lies sealed wherever it lies. A new overlay is put behind
/// the others, so that of a newer file only the end is new. Immutable, safe from any thread; it prints no secret.
/// </summary>
/// <remarks>
/// The file: <c>BMISLS</c>, a zero byte, the version of the layout (1); the index's digest (32 bytes); the length of
/// the secret (1); the secret; overlays one after the other, the oldest first.
/// </remarks>
public sealed class LostDocumentSupplement
{
    /// <summary>Most overlays in a file: one a day for a quarter of a year, and some to spare.</summary>
    public const int MostOverlays = 128;

    /// <summary>Most bytes of a file.</summary>
    public const int Longest = 128 << 20;

    private const int DigestAt = 8;
    private const int LengthAt = DigestAt + SHA256.HashSizeInBytes;
    private const int SecretAt = LengthAt + 1;

    private readonly byte[][] _overlays;
    private readonly LostDocumentHasher _hasher;

    private LostDocumentSupplement(ReadOnlyMemory<byte> indexDigest, LostDocumentHasher hasher, byte[][] overlays) =>
        (IndexDigest, _hasher, _overlays) = (indexDigest, hasher, overlays);

    /// <summary>The digest of the index that it belongs to.</summary>
    public ReadOnlyMemory<byte> IndexDigest { get; }

    /// <summary>Number of overlays.</summary>
    public int Overlays => _overlays.Length;

    private static ReadOnlySpan<byte> Mark => "BMISLS\0\u0001"u8;

    /// <summary>Writes a file.</summary>
    /// <param name="index">The index.</param>
    /// <param name="secret">Its secret.</param>
    /// <param name="overlays">Files of overlays, the oldest first.</param>
    /// <exception cref="ArgumentException">One does not fit the index, or a limit is broken.</exception>
    public static byte[] Write(LostDocumentIndex index, ReadOnlySpan<byte> secret, IReadOnlyList<byte[]> overlays)
    {
        if (!index.IsMadeWith(new LostDocumentHasher(secret)))
            throw new ArgumentException("The index has another secret.", nameof(secret));
        if (overlays.Select(one => LostDocumentOverlay.Read(index, one).Problem).FirstOrDefault(one => one is not null)
            is { } problem)
            throw new ArgumentException(problem, nameof(overlays));
        var length = SecretAt + secret.Length + overlays.Sum(one => (long)one.Length);
        if (overlays.Count > MostOverlays || length > Longest)
            throw new ArgumentException("There are more overlays than a lane takes.", nameof(overlays));
        var file = new byte[length];
        Mark.CopyTo(file);
        index.Digest.Span.CopyTo(file.AsSpan(DigestAt));
        file[LengthAt] = (byte)secret.Length;
        secret.CopyTo(file.AsSpan(SecretAt));
        var at = SecretAt + secret.Length;
        foreach (var overlay in overlays)
        {
            overlay.CopyTo(file, at);
            at += overlay.Length;
        }

        return file;
    }

    /// <summary>
    /// Reads a file, which may be overwritten afterwards; whatever the bytes are, the answer is a supplement or a
    /// reason. What its overlays hold is read when it is joined with its index.
    /// </summary>
    public static (LostDocumentSupplement? Supplement, string? Problem) Read(ReadOnlySpan<byte> file)
    {
        if (file.Length is < SecretAt or > Longest || !file.StartsWith(Mark)) return (null, "It is not a supplement.");
        var secret = file[LengthAt];
        if (secret is < LostDocumentHasher.ShortestSecret or > LostDocumentHasher.LongestSecret
            || file.Length < SecretAt + secret)
            return (null, "It holds no secret.");
        var overlays = new List<byte[]>();
        for (var rest = file[(SecretAt + secret)..]; rest.Length > 0; rest = rest[overlays[^1].Length..])
        {
            var length = LostDocumentOverlay.LengthOf(rest);
            if (length == 0 || length > rest.Length || overlays.Count == MostOverlays)
                return (null, "It is cut, or what is behind its secret is no overlay.");
            overlays.Add(rest[..(int)length].ToArray());
        }

        var digest = file.Slice(DigestAt, SHA256.HashSizeInBytes).ToArray();
        var hasher = new LostDocumentHasher(file.Slice(SecretAt, secret));
        return (new(digest, hasher, [.. overlays]), null);
    }

    /// <summary>Whether it is made for the index.</summary>
    public bool BelongsTo(LostDocumentIndex index) => index.Digest.Span.SequenceEqual(IndexDigest.Span);

    /// <summary>Joins it with its index to what is asked; the index stays its owner's.</summary>
    public (LostDocumentSet? Set, string? Problem) Join(LostDocumentIndex index)
    {
        if (!BelongsTo(index)) return (null, "It belongs to another index.");
        if (!index.IsMadeWith(_hasher)) return (null, "Its secret is not that of the index.");
        var overlays = new List<LostDocumentOverlay>();
        foreach (var file in _overlays)
        {
            var (overlay, problem) = LostDocumentOverlay.Read(index, file);
            if (overlay is null) return (null, problem);
            overlays.Add(overlay);
        }

        return (new(index, _hasher, overlays), null);
    }
}
