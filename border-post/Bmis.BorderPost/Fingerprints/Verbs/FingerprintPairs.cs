using System.Globalization;
using Bmis.Biometrics;
using Bmis.Biometrics.Templates;
using Bmis.BorderPost.Verbs;

namespace Bmis.BorderPost.Fingerprints.Verbs;

/// <summary>
/// <c>bmis-post fingerprint pairs --dir DIR</c>: the scores of all pairs of files that are named by finger and
/// impression, as a table that evaluators of FVC read.
/// </summary>
internal static class FingerprintPairs
{
    private const string Folder = "--dir";
    private const string Header = "a\tb\tkind\tfvc\tscore";

    private sealed record Print(string Name, int Finger, int Impression, FingerTemplate? Template);

    internal static Task<int> RunAsync(string[] arguments, CommandStreams streams, CancellationToken cancellation) =>
        VerbRun.RunAsync(streams, async () =>
        {
            var read = FingerprintVerbs.Read(arguments, Folder, FingerprintVerbs.Dpi);
            if (read.Plain.Count > 0)
                throw new VerbFault("bmis-post fingerprint pairs takes options alone.");
            var (folder, dpi) = (FingerprintVerbs.Needed(read, Folder, "pairs"), FingerprintVerbs.DpiOf(read));
            var engine = new BuiltInEngine();
            var (prints, isDone) = await PrintsAsync(engine, folder, dpi, streams);
            await WriteAsync(engine, prints, streams.Output, cancellation);
            return isDone ? ExitCodes.Done : ExitCodes.Bad;
        });

    // A file that cannot be read or gives no template scores 0 with all others, as evaluations count it.
    private static async Task<(List<Print> Prints, bool IsDone)> PrintsAsync(
        BuiltInEngine engine, string folder, int dpi, CommandStreams streams)
    {
        var (prints, isDone) = (new List<Print>(), true);
        foreach (var path in FingerprintVerbs.Files(folder))
        {
            var file = FingerFile.Read(path, dpi);
            var name = NameOf(file.Stem);
            var fault = name is null ? "not-named-finger_impression"
                : prints.Exists(print => print.Name == file.Stem) ? "name-taken" : null;
            if (fault is null)
            {
                var why = file.Fault;
                var template = why is null ? file.Prints[0].TemplateBy(engine, out why) : null;
                prints.Add(new(file.Stem, name!.Value.Finger, name.Value.Impression, template));
                fault = template is null ? why : null;
            }

            if (fault is null)
                continue;
            await FingerprintVerbs.SayAsync(streams, path, fault);
            isDone = false;
        }

        return ([.. prints.OrderBy(print => print.Finger).ThenBy(print => print.Impression)], isDone);
    }

    private static async Task WriteAsync(
        BuiltInEngine engine, List<Print> prints, TextWriter output, CancellationToken cancellation)
    {
        await output.WriteLineAsync(Header);
        for (var i = 0; i < prints.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var j = i + 1; j < prints.Count; j++)
                await output.WriteLineAsync(Line(engine, prints[i], prints[j]));
        }

        await output.FlushAsync(cancellation);
    }

    private static string Line(BuiltInEngine engine, Print a, Print b)
    {
        var isGenuine = a.Finger == b.Finger;
        var isClassic = isGenuine || (a.Impression == 1 && b.Impression == 1);
        var score = a.Template is null || b.Template is null ? 0 : engine.Verify(a.Template, b.Template).Score;
        return string.Create(CultureInfo.InvariantCulture,
            $"{a.Name}\t{b.Name}\t{(isGenuine ? 'G' : 'I')}\t{(isClassic ? 1 : 0)}\t{score}");
    }

    private static (int Finger, int Impression)? NameOf(string stem) =>
        stem.Split('_') is [var finger, var impression] && Number(finger) is { } first
        && Number(impression) is { } second
            ? (first, second)
            : null;

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
