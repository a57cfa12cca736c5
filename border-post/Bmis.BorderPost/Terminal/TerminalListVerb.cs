using System.Globalization;
using System.Text.Json;
using Bmis.BorderPost.Verbs;
using Bmis.Documents.CardVerifiable;

namespace Bmis.BorderPost.Terminal;

/// <summary>
/// <c>bmis-post terminal list FOLDER</c>: says of each file of a folder, in one JSON object, what certificate it is and
/// whether it can be used today, or why it is none. Of a key it says nothing but that it is there.
/// </summary>
internal static class TerminalListVerb
{
    internal static Task<int> RunAsync(string[] arguments, CommandStreams streams, CancellationToken cancellation) =>
        RunAsync(arguments, streams, TimeProvider.System);

    internal static Task<int> RunAsync(string[] arguments, CommandStreams streams, TimeProvider clock) =>
        VerbRun.RunAsync(streams, async () =>
        {
            if (!VerbArguments.TryRead(arguments, [], [], [], out var read, out var wrong))
                throw new VerbFault(wrong);
            if (read.Plain is not [var folder])
                throw new VerbFault("bmis-post terminal list takes one folder of certificates and keys.");
            var files = TerminalFiles.Read(folder);
            var held = TerminalFiles.Gather(files);
            var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
            foreach (var file in files)
                await streams.Output.WriteLineAsync(VerbJson.Line(json => Write(json, file, held, today)));
            return ExitCodes.Done;
        });

    private static void Write(Utf8JsonWriter json, TerminalFile file, TerminalCertificates held, DateOnly today)
    {
        json.WriteString("file", file.Name);
        if (file.Certificate is { } certificate)
            WriteCertificate(json, certificate, held.IsUsable(certificate, today));
        else if (file.Key is { } key)
            json.WriteString("keyOf", held.All.FirstOrDefault(key.IsFor)?.Holder.Text ?? "");
        else
            json.WriteString("fault", file.Fault);
    }

    private static void WriteCertificate(Utf8JsonWriter json, CardVerifiableCertificate certificate, bool isUsable)
    {
        json.WriteString("holder", certificate.Holder.Text);
        json.WriteString("authority", certificate.Authority.Text);
        json.WriteString("role", VerbJson.Kebab(certificate.Authorisation.Role));
        json.WriteStartArray("rights");
        foreach (var right in (TerminalRights[])[TerminalRights.Fingers, TerminalRights.Irises])
            if (certificate.Authorisation.Rights.HasFlag(right))
                json.WriteStringValue(VerbJson.Kebab(right));
        json.WriteEndArray();
        json.WriteString("from", Day(certificate.EffectiveDate));
        json.WriteString("until", Day(certificate.ExpirationDate));
        json.WriteBoolean("usable", isUsable);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
