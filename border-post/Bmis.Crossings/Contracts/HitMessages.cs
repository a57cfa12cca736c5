using Bmis.Crossings.Hits;
using Bmis.Crossings.Records;
using Google.Protobuf;

namespace Bmis.Crossings.Contracts;

/// <summary>Translates between a hit and its message.</summary>
internal static class HitMessages
{
    internal static HitMessage ToMessage(AlertHit hit) => new()
    {
        List = hit.List,
        EntryId = hit.EntryId,
        Score = hit.Score,
        OnDocument = hit.OnDocument,
        EntryDigest = ByteString.CopyFrom(Convert.FromHexString(hit.EntryDigest)),
        Action = hit.Action,
        Discreet = hit.IsDiscreet,
        Cleared = hit.IsCleared,
        Drill = hit.IsDrill,
    };

    internal static AlertHit ToHit(HitMessage hit) => new(hit.List, hit.EntryId, hit.Score, hit.OnDocument)
    {
        EntryDigest = Convert.ToHexStringLower(hit.EntryDigest.Span),
        Action = hit.Action,
        IsDiscreet = hit.Discreet,
        IsCleared = hit.Cleared,
        IsDrill = hit.Drill,
    };

    internal static string Problem(HitMessage hit)
    {
        if (hit.EntryId.Length is 0 or > HitEvent.LongestEntryId) return "entry_id.length";
        if (hit.EntryDigest.Length is not (0 or Clearance.DigestLength)) return "entry_digest.length";
        return hit.Action.Length > AlertHit.LongestAction ? "action.length" : "";
    }
}
