using System.Text.Json;
using Bmis.Biometrics;
using Bmis.Biometrics.Matching;
using Bmis.Biometrics.Templates;
using Bmis.BorderPost.Verbs;

namespace Bmis.BorderPost.Fingerprints.Verbs;

/// <summary>
/// <c>bmis-post fingerprint identify --gallery DIR --probes DIR</c>: searches every probe among the prints of a
/// folder; one JSON object a probe, its candidates ranked.
/// </summary>
internal static class FingerprintIdentify
{
    private const string Gallery = "--gallery";
    private const string Probes = "--probes";
    private const string Most = "--most";
    private const int UsualMost = 10, LargestMost = 1000;

    private sealed record Print(string Name, FingerTemplate Template);

    internal static Task<int> RunAsync(string[] arguments, CommandStreams streams, CancellationToken cancellation) =>
        RunAsync(arguments, streams, TimeProvider.System, cancellation);

    internal static Task<int> RunAsync(
        string[] arguments, CommandStreams streams, TimeProvider clock, CancellationToken cancellation) =>
        VerbRun.RunAsync(streams, async () =>
        {
            var read = FingerprintVerbs.Read(arguments, Gallery, Probes, Most, FingerprintVerbs.Dpi);
            if (read.Plain.Count > 0)
                throw new VerbFault("bmis-post fingerprint identify takes options alone.");
            var most = FingerprintVerbs.NumberOf(read, Most, UsualMost, 1, LargestMost);
            var dpi = FingerprintVerbs.DpiOf(read);
            var galleryFiles = FingerprintVerbs.Files(FingerprintVerbs.Needed(read, Gallery, "identify"));
            var probeFiles = FingerprintVerbs.Files(FingerprintVerbs.Needed(read, Probes, "identify"));
            var engine = new BuiltInEngine();
            var gallery = new List<Print>();
            var isDone = true;
            foreach (var path in galleryFiles)
                isDone &= await ReadAsync(engine, FingerFile.Read(path, dpi), streams, gallery);
            foreach (var path in probeFiles)
            {
                cancellation.ThrowIfCancellationRequested();
                var probes = new List<Print>();
                isDone &= await ReadAsync(engine, FingerFile.Read(path, dpi), streams, probes);
                foreach (var probe in probes)
                    await streams.Output.WriteLineAsync(Search(engine, gallery, probe, most, clock));
            }

            return isDone ? ExitCodes.Done : ExitCodes.Bad;
        });

    private static async Task<bool> ReadAsync(
        BuiltInEngine engine, FingerFile file, CommandStreams streams, List<Print> prints)
    {
        if (file.Fault is { } wrong)
        {
            await FingerprintVerbs.SayAsync(streams, file.Path, wrong);
            return false;
        }

        var isDone = true;
        foreach (var print in file.Prints)
        {
            if (print.TemplateBy(engine, out var fault) is { } template)
            {
                prints.Add(new(file.Stem + print.Suffix, template));
                continue;
            }

            await FingerprintVerbs.SayAsync(streams, file.Path + print.Suffix, fault);
            isDone = false;
        }

        return isDone;
    }

    private static string Search(
        BuiltInEngine engine, List<Print> gallery, Print probe, int most, TimeProvider clock)
    {
        var start = clock.GetTimestamp();
        var ranked = gallery
            .Select(one => (one.Name, Outcome: engine.Verify(probe.Template, one.Template)))
            .OrderByDescending(one => one.Outcome.Score).ThenBy(one => one.Name, StringComparer.Ordinal)
            .Take(most).ToList();
        var elapsed = clock.GetElapsedTime(start);
        return VerbJson.Line(json =>
        {
            json.WriteString("probe", probe.Name);
            json.WriteNumber("elapsedMicroseconds", (long)elapsed.TotalMicroseconds);
            json.WriteNumber("compared", gallery.Count);
            json.WriteList("candidates", ranked.Select((one, at) => (one.Name, one.Outcome, Rank: at + 1)),
                one => Write(json, one.Rank, one.Name, one.Outcome));
        });
    }

    private static void Write(Utf8JsonWriter json, int rank, string name, Verification outcome)
    {
        json.WriteNumber("rank", rank);
        json.WriteString("name", name);
        json.WriteNumber("score", outcome.Score);
        json.WriteString("band", VerbJson.Kebab(outcome.Band));
    }
}
