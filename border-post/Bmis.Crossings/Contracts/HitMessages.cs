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
        Lost = hit.Lost is { } lost ? ToMessage(lost) : null,
    };

    internal static AlertHit ToHit(HitMessage hit) => new(hit.List, hit.EntryId, hit.Score, hit.OnDocument)
    {
        EntryDigest = Convert.ToHexStringLower(hit.EntryDigest.Span),
        Action = hit.Action,
        IsDiscreet = hit.Discreet,
        IsCleared = hit.Cleared,
        IsDrill = hit.Drill,
        Lost = hit.Lost is { } lost
            ? new((Records.LostReport)lost.Report, lost.IssuingState, lost.DocumentCode, lost.ReportId)
            : null,
    };

    internal static string Problem(HitMessage hit)
    {
        if (hit.EntryId.Length is 0 or > HitEvent.LongestEntryId) return "entry_id.length";
        if (hit.EntryDigest.Length is not (0 or Clearance.DigestLength)) return "entry_digest.length";
        if (hit.Action.Length > AlertHit.LongestAction) return "action.length";
        return hit.Lost is { } lost && !IsListing(lost) ? "lost.form" : "";
    }

    private static bool IsListing(LostListingMessage lost) =>
        Enum.IsDefined((Records.LostReport)lost.Report)
        && LostListing.IsCode(lost.IssuingState, LostListing.LongestState)
        && LostListing.IsCode(lost.DocumentCode, LostListing.LongestType);

    private static LostListingMessage ToMessage(LostListing lost) => new()
    {
        Report = (LostReport)lost.Report,
        IssuingState = lost.State,
        DocumentCode = lost.Type,
        ReportId = lost.Id,
    };
}
