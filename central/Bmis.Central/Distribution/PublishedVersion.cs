using System.Security.Cryptography;
using Bmis.Sync.Distribution.Roles;

namespace Bmis.Central.Distribution;

/// <summary>A version of a list, as it was published.</summary>
internal sealed record PublishedVersion(
    long Version,
    DateTime CreatedAt,
    DateTime ExpiresAt,
    byte[] ContentSha256,
    int Share,
    string RollOut,
    long RecallsFrom,
    long RecallsTo)
{
    public TimeSpan Lifetime => ExpiresAt - CreatedAt;

    public ListRelease Release => new(Share, RollOut, RecallsFrom, RecallsTo);

    public bool IsForAll => Share == ListTarget.Everybody;

    public bool HasContent(ReadOnlyMemory<byte> content) => HasDigest(SHA256.HashData(content.Span));

    public bool HasDigest(ReadOnlySpan<byte> digest) => digest.SequenceEqual(ContentSha256);

    /// <summary>Whether it has reached this age, or half of its life.</summary>
    public bool IsDue(TimeSpan age, DateTimeOffset now) =>
        now - new DateTimeOffset(CreatedAt) >= (age < Lifetime / 2 ? age : Lifetime / 2);
}
