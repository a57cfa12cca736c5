using System.Text.Json;
using Bmis.BorderPost.Verbs;
using Bmis.Documents.Trust;

namespace Bmis.BorderPost.Certificates;

/// <summary>
/// <c>bmis-post trust import FILE…</c>: builds a trust store from files and folders and says what became of them, in
/// one JSON object. Nothing is kept: a lane builds its own from its folder.
/// </summary>
internal static class TrustImportVerb
{
    private const string Strict = "--require-known-signer";

    internal static Task<int> RunAsync(string[] arguments, CommandStreams streams, CancellationToken cancellation) =>
        RunAsync(arguments, streams, TimeProvider.System);

    internal static Task<int> RunAsync(string[] arguments, CommandStreams streams, TimeProvider clock) =>
        VerbRun.RunAsync(streams, async () =>
        {
            if (!VerbArguments.TryRead(arguments, [], [], [Strict], out var read, out var wrong))
                throw new VerbFault(wrong);
            if (read.Plain.Count == 0)
                throw new VerbFault("bmis-post trust import takes files or folders of certificates.");
            var result = TrustImport.Build(TrustPaths.Read(read.Plain), clock.GetUtcNow(), new(read.Has(Strict)));
            await streams.Output.WriteLineAsync(VerbJson.Line(json => Write(json, result)));
            return ExitCodes.Done;
        });

    private static void Write(Utf8JsonWriter json, TrustImportResult result)
    {
        var report = result.Report;
        json.WriteString("version", result.Store.Version);
        json.WriteObject("authorities", () => WriteAuthorities(json, report));
        json.WriteNumber("documentSigners", report.DocumentSigners);
        json.WriteNumber("revocationLists", report.RevocationLists);
        json.WriteNumber("defectLists", report.DefectLists);
        json.WriteNumber("duplicates", report.Duplicates);
        json.WriteList("masterLists", report.MasterLists, list => WriteList(json, list));
        json.WriteObject("rejected", () => WriteRejected(json, report));
    }

    private static void WriteAuthorities(Utf8JsonWriter json, TrustReport report)
    {
        json.WriteNumber("total", report.AnchorsByCountry.Values.Sum());
        json.WriteNumber("expired", report.ExpiredAnchors);
        json.WriteObject("byState", () =>
        {
            foreach (var (state, count) in report.AnchorsByCountry.OrderBy(one => one.Key, StringComparer.Ordinal))
                json.WriteNumber(state, count);
        });
        json.WriteObject("byKind", () =>
        {
            foreach (var (kind, count) in report.AnchorsByKind.OrderBy(one => one.Key))
                json.WriteNumber(VerbJson.Kebab(kind), count);
        });
    }

    private static void WriteList(Utf8JsonWriter json, MasterListReport list)
    {
        json.WriteString("file", list.Source);
        json.WriteString("signer", list.Signer);
        json.WriteString("trust", VerbJson.Kebab(list.Trust));
        if (list.SigningTime is { } time)
            json.WriteString("signedAt", ReportJson.Moment(time));
        json.WriteNumber("certificates", list.Certificates);
        json.WriteBoolean("taken", list.IsTaken);
    }

    private static void WriteRejected(Utf8JsonWriter json, TrustReport report)
    {
        foreach (var group in report.Rejected.GroupBy(one => one.Reason).OrderBy(group => group.Key))
        {
            json.WriteObject(VerbJson.Kebab(group.Key), () =>
            {
                json.WriteNumber("count", group.Sum(one => one.Count));
                json.WriteStartArray("files");
                foreach (var file in group.Select(one => one.Source).Distinct(StringComparer.Ordinal))
                    json.WriteStringValue(file);
                json.WriteEndArray();
            });
        }
    }
}
