using System.Globalization;
using System.Text.Json;
using Bmis.Documents.Reading;

namespace Bmis.BorderPost.Verbs;

/// <summary>Writes a report as one JSON object.</summary>
internal static class ReportJson
{
    internal static string Write(DocumentReport report, DateTimeOffset at) => VerbJson.Line(json =>
    {
        json.WriteString("verdict", VerbJson.Camel(report.Verdict));
        json.WriteString("at", Moment(at));
        json.WriteString("trust", report.TrustVersion);
        json.WriteList("checks", report.Checks, check => WriteCheck(json, check));
        if (report.Times.Count > 0)
            json.WriteList("times", report.Times, time => WriteTime(json, time));
    });

    internal static string Moment(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    private static void WriteCheck(Utf8JsonWriter json, ReportedCheck check)
    {
        json.WriteString("check", check.Check);
        json.WriteString("result", VerbJson.Camel(check.Result));
        json.WriteString("reason", check.Reason);
        WriteCodes(json, "details", check.Details);
        WriteCodes(json, "remarks", check.Remarks);
    }

    private static void WriteCodes(Utf8JsonWriter json, string name, IReadOnlyList<string> codes)
    {
        json.WriteStartArray(name);
        foreach (var code in codes)
            json.WriteStringValue(code);
        json.WriteEndArray();
    }

    private static void WriteTime(Utf8JsonWriter json, ReadingTime time)
    {
        json.WriteString("step", time.Step);
        json.WriteNumber("milliseconds", Math.Round((decimal)time.Elapsed.Ticks / TimeSpan.TicksPerMillisecond, 3));
    }
}
