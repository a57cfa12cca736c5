using System.Text.Json;
using Bmis.Biometrics;
using Bmis.Biometrics.Identification;
using Bmis.Biometrics.Templates;
using Bmis.BorderPost.Verbs;

namespace Bmis.BorderPost.Fingerprints.Verbs;

/// <summary>
/// <c>bmis-post fingerprint identify --gallery DIR --probes DIR</c>: searches every probe among the prints of a
/// folder, as a lane searches a gallery; one JSON object a probe, its candidates ranked.
/// </summary>
internal static class FingerprintIdentify
{
    private const string Gallery = "--gallery";
    private const string Probes = "--probes";
    private const string Most = "--most";
    private const int UsualMost = 10;

    private static readonly BuiltInEngine Engine = new();

    internal static Task<int> RunAsync(string[] arguments, CommandStreams streams, CancellationToken cancellation) =>
        RunAsync(arguments, streams, TimeProvider.System, cancellation);

    internal static Task<int> RunAsync(
        string[] arguments, CommandStreams streams, TimeProvider clock, CancellationToken cancellation) =>
        VerbRun.RunAsync(streams, async () =>
        {
            var read = FingerprintVerbs.Read(arguments, Gallery, Probes, Most, FingerprintVerbs.Dpi);
            if (read.Plain.Count > 0)
                throw new VerbFault("bmis-post fingerprint identify takes options alone.");
            var most = FingerprintVerbs.NumberOf(read, Most, UsualMost, 1, SearchOptions.MostCandidates);
            var dpi = FingerprintVerbs.DpiOf(read);
            var enrolled = FingerprintVerbs.Files(FingerprintVerbs.Needed(read, Gallery, "identify"));
            var probes = FingerprintVerbs.Files(FingerprintVerbs.Needed(read, Probes, "identify"));
            using var gallery = new FolderGallery(Engine);
            var isDone = await EachAsync(enrolled, dpi, streams, (name, template) =>
                Task.FromResult(gallery.Add(name, template)));
            gallery.Close();
            isDone &= await EachAsync(probes, dpi, streams, async (name, template) =>
            {
                await streams.Output.WriteLineAsync(Search(gallery, name, template, most, clock, cancellation));
                return true;
            });
            return isDone ? ExitCodes.Done : ExitCodes.Bad;
        });

    // Every print of every file; those that give no template, or are not taken, are named.
    private static async Task<bool> EachAsync(
        IReadOnlyList<string> paths, int dpi, CommandStreams streams, Func<string, FingerTemplate, Task<bool>> take)
    {
        var isDone = true;
        foreach (var path in paths)
        {
            var file = FingerFile.Read(path, dpi);
            if (file.Fault is { } wrong)
            {
                await FingerprintVerbs.SayAsync(streams, path, wrong);
                isDone = false;
            }

            foreach (var print in file.Prints)
            {
                var template = print.TemplateBy(Engine, out var fault);
                if (template is not null && await take(file.Stem + print.Suffix, template))
                    continue;
                await FingerprintVerbs.SayAsync(
                    streams, path + print.Suffix, template is null ? fault : "not-comparable");
                isDone = false;
            }
        }

        return isDone;
    }

    private static string Search(
        FolderGallery gallery, string name, FingerTemplate probe, int most, TimeProvider clock,
        CancellationToken cancellation)
    {
        var start = clock.GetTimestamp();
        var result = gallery.Search(probe, most, cancellation);
        var elapsed = clock.GetElapsedTime(start);
        return VerbJson.Line(json =>
        {
            json.WriteString("probe", name);
            json.WriteString("band", VerbJson.Kebab(result.Band));
            json.WriteNumber("elapsedMicroseconds", (long)elapsed.TotalMicroseconds);
            json.WriteNumber("searched", result.Subjects);
            json.WriteNumber("comparedInFull", result.ComparedInFull);
            json.WriteNumber("threshold", result.Threshold);
            json.WriteList("candidates", result.Candidates.Select((one, at) => (Found: one, Rank: at + 1)),
                one => Write(json, one.Rank, gallery.NameOf(one.Found), one.Found));
        });
    }

    private static void Write(Utf8JsonWriter json, int rank, string name, Candidate candidate)
    {
        json.WriteNumber("rank", rank);
        json.WriteString("name", name);
        json.WriteNumber("score", candidate.Score);
        json.WriteString("band", VerbJson.Kebab(candidate.Band));
    }
}
