using System.Security.Cryptography;
using System.Text;
using Bmis.Crossings.History;
using Bmis.Crossings.Records;

namespace Bmis.Crossings.Hits;

/// <summary>
/// A traveller was cleared of an entry. It counts for this person with this document and for this content of the
/// entry, until its last day; a new, changed or more severe entry is never hidden by it.
/// </summary>
/// <param name="EntryId">The entry.</param>
/// <param name="EntryDigest">What it said, 32 small hex digits.</param>
/// <param name="DocumentDigest">SHA-256 of <see cref="HistoryKeys.Document"/>, small hex digits.</param>
/// <param name="PersonDigest">SHA-256 of <see cref="HistoryKeys.Person"/>, small hex digits.</param>
/// <param name="LastDay">The last day on which it counts.</param>
public sealed record Clearance(
    string EntryId, string EntryDigest, string DocumentDigest, string PersonDigest, DateOnly LastDay)
{
    /// <summary>Bytes of an entry's digest.</summary>
    public const int DigestLength = 16;

    /// <summary>
    /// The clearance of a traveller; null where person or document cannot be told exactly (no full birth date, no
    /// number), because another one could be meant.
    /// </summary>
    public static Clearance? Of(
        Traveller? traveller, TravelDocument? document, string entryId, string entryDigest, DateOnly lastDay) =>
        HistoryKeys.Person(traveller) is { } person && HistoryKeys.Document(document) is { } number
            ? new(entryId, entryDigest, Digest(number), Digest(person), lastDay)
            : null;

    private static string Digest(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <inheritdoc/>
    public override string ToString() => $"[clearance of {EntryId}]";
}
