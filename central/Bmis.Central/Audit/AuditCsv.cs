using System.Globalization;
using System.Text;
using CsvHelper;

namespace Bmis.Central.Audit;

/// <summary>Lines of the audit as CSV (RFC 4180, UTF-8 with a byte order mark); no text begins as a formula.</summary>
internal static class AuditCsv
{
    private static readonly CsvWriterOptions Form = new()
    {
        HasHeader = false,
        Injection = CsvInjection.Escape,
        ValidateFieldCount = true,
        WriteByteOrderMark = false,
    };

    public static byte[] Write(IEnumerable<AuditEntry> entries)
    {
        using var bytes = new MemoryStream();
        bytes.Write(Encoding.UTF8.Preamble);
        using (var csv = CsvWriter.Create(bytes, Form, true))
        {
            Line(csv, "number", "at", "actor", "roles", "post", "action", "subject", "result", "query_digest", "hash");
            foreach (var entry in entries)
                Line(
                    csv,
                    entry.Number.ToString(CultureInfo.InvariantCulture),
                    entry.At.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
                    entry.Actor,
                    entry.Roles,
                    entry.PostCode,
                    entry.Action,
                    entry.Subject,
                    entry.Result,
                    Convert.ToHexStringLower(entry.QueryDigest),
                    Convert.ToHexStringLower(entry.Hash));
        }

        return bytes.ToArray();
    }

    private static void Line(CsvWriter csv, params ReadOnlySpan<string> fields)
    {
        foreach (var field in fields) csv.WriteField(field);
        csv.EndRecord();
    }
}
