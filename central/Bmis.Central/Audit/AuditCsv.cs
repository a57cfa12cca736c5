using System.Globalization;
using Bmis.Central.Frame;

namespace Bmis.Central.Audit;

/// <summary>Lines of the audit, and acts at the lanes, as CSV.</summary>
internal static class AuditCsv
{
    public static byte[] Write(IEnumerable<AuditEntry> entries) => CsvFile.Write(
        ["number", "at", "actor", "roles", "post", "action", "subject", "result", "query_digest", "hash"],
        entries,
        entry =>
        [
            entry.Number.ToString(CultureInfo.InvariantCulture),
            CsvFile.Moment(entry.At),
            entry.Actor,
            entry.Roles,
            entry.PostCode,
            entry.Action,
            entry.Subject,
            entry.Result,
            Convert.ToHexStringLower(entry.QueryDigest),
            Convert.ToHexStringLower(entry.Hash),
        ]);

    public static byte[] Write(IEnumerable<LaneActRow> acts) => CsvFile.Write(
        ["at", "lane", "sequence", "officer", "action", "detail"],
        acts,
        act =>
        [
            CsvFile.Moment(act.ActedAt),
            act.LaneId,
            act.Sequence.ToString(CultureInfo.InvariantCulture),
            act.OfficerId,
            act.Action,
            act.Detail,
        ]);
}
