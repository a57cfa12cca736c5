using System.Globalization;
using System.Text;
using CsvHelper;

namespace Bmis.Central.Audit;

/// <summary>
/// Lines of the audit, and acts at the lanes, as CSV (RFC 4180, UTF-8 with a byte order mark); no text begins as a
/// formula.
/// </summary>
internal static class AuditCsv
{
    private static readonly CsvWriterOptions Form = new()
    {
        HasHeader = false,
        Injection = CsvInjection.Escape,
        ValidateFieldCount = true,
        WriteByteOrderMark = false,
    };

    public static byte[] Write(IEnumerable<AuditEntry> entries) => Write(
        ["number", "at", "actor", "roles", "post", "action", "subject", "result", "query_digest", "hash"],
        entries,
        entry =>
        [
            entry.Number.ToString(CultureInfo.InvariantCulture),
            Moment(entry.At),
            entry.Actor,
            entry.Roles,
            entry.PostCode,
            entry.Action,
            entry.Subject,
            entry.Result,
            Convert.ToHexStringLower(entry.QueryDigest),
            Convert.ToHexStringLower(entry.Hash),
        ]);

    public static byte[] Write(IEnumerable<LaneActRow> acts) => Write(
        ["at", "lane", "sequence", "officer", "action", "detail"],
        acts,
        act =>
        [
            Moment(act.ActedAt),
            act.LaneId,
            act.Sequence.ToString(CultureInfo.InvariantCulture),
            act.OfficerId,
            act.Action,
            act.Detail,
        ]);

    private static byte[] Write<T>(string[] header, IEnumerable<T> rows, Func<T, string[]> fields)
    {
        using var bytes = new MemoryStream();
        bytes.Write(Encoding.UTF8.Preamble);
        using (var csv = CsvWriter.Create(bytes, Form, true))
        {
            Line(csv, header);
            foreach (var row in rows)
                Line(csv, fields(row));
        }

        return bytes.ToArray();
    }

    private static string Moment(DateTime at) =>
        at.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    private static void Line(CsvWriter csv, string[] fields)
    {
        foreach (var field in fields) csv.WriteField(field);
        csv.EndRecord();
    }
}
