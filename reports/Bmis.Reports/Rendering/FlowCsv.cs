using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bmis.Reports.Statistics;
using CsvHelper;

namespace Bmis.Reports.Rendering;

/// <summary>
/// A report as CSV (RFC 4180, UTF-8 with a byte order mark): first what was asked, who asked and when, then an empty
/// record, then the table. Every record has the same number of fields, and no text begins as a formula. The digest is
/// SHA-256 over the bytes from the table's header to the end of the file.
/// </summary>
internal static class FlowCsv
{
    private static readonly CsvWriterOptions Form = new()
    {
        HasHeader = false,
        Injection = CsvInjection.Escape,
        ValidateFieldCount = true,
        WriteByteOrderMark = false,
    };

    internal static CsvExport Write(FlowReport report, FlowLabels labels, ExportStamp stamp)
    {
        var sheet = FlowSheet.Of(report, labels);
        var table = Encode(Table(sheet));
        var digest = Convert.ToHexStringLower(SHA256.HashData(table));
        var width = sheet.Columns.Count + 2;
        var head = Encode(Head(report, sheet, labels, stamp, digest).Select(line => Padded(line, width)));
        return new([.. Encoding.UTF8.Preamble, .. head, .. table], sheet.Rows.Count, digest);
    }

    private static IEnumerable<string[]> Head(
        FlowReport report, FlowSheet sheet, FlowLabels labels, ExportStamp stamp, string digest)
    {
        yield return [labels.Text("flows.export.report"), labels.Title(report.Filter)];
        foreach (var (field, value) in labels.Lines(report.Filter)) yield return [field, value];
        yield return [labels.Text("flows.export.address"), stamp.Address];
        yield return [labels.Text("flows.export.by"), stamp.MadeBy];
        yield return
        [
            labels.Text("flows.export.at"),
            stamp.MadeAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ];
        yield return [labels.Text("flows.export.rows"), sheet.Rows.Count.ToString(CultureInfo.InvariantCulture)];
        yield return [labels.Text("flows.export.digest"), digest];
        yield return [];
    }

    private static IEnumerable<string[]> Table(FlowSheet sheet)
    {
        yield return ["code", sheet.RowTitle, .. sheet.Columns];
        foreach (var row in sheet.Rows.Append(sheet.Total))
            yield return
            [
                row.Key,
                row.Label,
                .. row.Numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)),
            ];
    }

    private static string[] Padded(string[] line, int width) =>
        [.. line, .. Enumerable.Repeat("", width - line.Length)];

    private static byte[] Encode(IEnumerable<string[]> lines)
    {
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes, Form, true))
        {
            foreach (var line in lines)
            {
                foreach (var field in line) csv.WriteField(field);
                csv.EndRecord();
            }
        }

        return bytes.ToArray();
    }
}
