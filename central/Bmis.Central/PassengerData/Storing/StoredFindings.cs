using System.Text.Json;
using Bmis.Edifact.Interchange;

namespace Bmis.Central.PassengerData.Storing;

/// <summary>Findings as rows of messages hold them: numbers of codes, which never change, and offsets.</summary>
internal static class StoredFindings
{
    public static string Write(IEnumerable<Diagnostic> findings) =>
        JsonSerializer.Serialize(findings.Select(one => new Stored((int)one.Code, one.Offset)));

    public static IReadOnlyList<MessageFinding> Read(string json) =>
    [
        .. (JsonSerializer.Deserialize<Stored[]>(json) ?? [])
            .Select(one => new Diagnostic((DiagnosticCode)one.Code, one.Offset))
            .Select(one => new MessageFinding(one.Code.ToString(), one.Severity.ToString(), one.Offset)),
    ];

    private sealed record Stored(int Code, int Offset);
}
