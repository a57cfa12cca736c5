using System.Text.Json;
using Bmis.Biometrics;
using Bmis.Biometrics.Quality;
using Bmis.Biometrics.Templates;
using Bmis.Biometrics.Templates.Iso19794;
using Bmis.BorderPost.Verbs;

namespace Bmis.BorderPost.Fingerprints.Verbs;

/// <summary>
/// <c>bmis-post fingerprint extract IMAGE… --out DIR</c>: a template file for every picture, and one JSON object a
/// picture that says how it went.
/// </summary>
internal static class FingerprintExtract
{
    private const string Out = "--out";
    private const string Format = "--format";

    private static readonly BuiltInEngine Engine = new();

    private sealed record Job(CommandStreams Streams, TimeProvider Clock, string Folder, string Format)
    {
        internal HashSet<string> Written { get; } = [];
    }

    internal static Task<int> RunAsync(string[] arguments, CommandStreams streams, CancellationToken cancellation) =>
        RunAsync(arguments, streams, TimeProvider.System);

    internal static Task<int> RunAsync(string[] arguments, CommandStreams streams, TimeProvider clock) =>
        VerbRun.RunAsync(streams, async () =>
        {
            var read = FingerprintVerbs.Read(arguments, Out, Format, FingerprintVerbs.Dpi);
            var folder = FingerprintVerbs.Needed(read, Out, "extract");
            var dpi = FingerprintVerbs.DpiOf(read);
            if (read.Plain.Count == 0)
                throw new VerbFault("bmis-post fingerprint extract takes pictures.");
            var format = read.Of(Format) ?? "iso";
            if (format is not ("iso" or "ansi" or "built-in"))
                throw new VerbFault("--format is iso, ansi or built-in.");
            Directory.CreateDirectory(folder);
            var job = new Job(streams, clock, folder, format);
            var isDone = true;
            foreach (var path in read.Plain)
                isDone &= await FileAsync(job, FingerFile.Read(path, dpi));
            return isDone ? ExitCodes.Done : ExitCodes.Bad;
        });

    private static async Task<bool> FileAsync(Job job, FingerFile file)
    {
        var pictures = file.Prints.Where(print => print.Coded is not null).ToList();
        if (pictures.Count == 0)
            return await FailedAsync(job, file, null, file.Fault ?? "no-picture");
        var isDone = true;
        foreach (var print in pictures)
            isDone &= await PrintAsync(job, file, print);
        return isDone;
    }

    private static async Task<bool> PrintAsync(Job job, FingerFile file, FoundPrint print)
    {
        if (print.Picture is not { } picture)
            return await FailedAsync(job, file, print, print.Fault!);
        var start = job.Clock.GetTimestamp();
        var result = Engine.Extract(picture);
        var milliseconds = job.Clock.GetElapsedTime(start).TotalMilliseconds;
        var quality = QualityMeasure.Of(picture, result.Template);
        if (result.Template is not { } template)
            return await FailedAsync(job, file, print, VerbJson.Kebab(result.Fault!.Value), quality);
        if (Bytes(template, print, quality, job.Format) is not { } bytes)
            return await FailedAsync(job, file, print, "does-not-fit", quality);
        var name = file.Stem + print.Suffix + Extension(job.Format);
        if (!job.Written.Add(name))
            return await FailedAsync(job, file, print, "name-taken");
        await File.WriteAllBytesAsync(Path.Combine(job.Folder, name), bytes);
        await job.Streams.Output.WriteLineAsync(VerbJson.Line(json =>
        {
            Write(json, file, print);
            json.WriteString("template", name);
            json.WriteNumber("minutiae", template.Minutiae.Count);
            Write(json, quality);
            json.WriteNumber("milliseconds", Math.Round(milliseconds, 3));
        }));
        return true;
    }

    private static async Task<bool> FailedAsync(
        Job job, FingerFile file, FoundPrint? print, string fault, FingerQuality? quality = null)
    {
        await FingerprintVerbs.SayAsync(job.Streams, file.Path + (print?.Suffix ?? ""), fault);
        await job.Streams.Output.WriteLineAsync(VerbJson.Line(json =>
        {
            Write(json, file, print);
            json.WriteString("fault", fault);
            if (quality is not null)
                Write(json, quality);
        }));
        return false;
    }

    private static void Write(Utf8JsonWriter json, FingerFile file, FoundPrint? print)
    {
        json.WriteString("file", file.Name);
        if (print is null)
            return;
        json.WriteString("finger", FingerprintVerbs.Word(print.Position));
        json.WriteString("impression", FingerprintVerbs.Word(print.Impression));
        if (print.Picture is not { } picture)
            return;
        json.WriteNumber("width", picture.Width);
        json.WriteNumber("height", picture.Height);
        json.WriteNumber("dpi", picture.Dpi);
    }

    private static void Write(Utf8JsonWriter json, FingerQuality quality)
    {
        json.WriteNumber("quality", quality.Score);
        json.WriteStartArray("qualityFaults");
        foreach (var fault in quality.Faults)
            json.WriteStringValue(VerbJson.Kebab(fault));
        json.WriteEndArray();
    }

    private static string Extension(string format) =>
        format switch { "iso" => ".fmr", "ansi" => ".ansi378", _ => ".bmf" };

    // Null where the record has no code for the finger or the impression, as of some transactions.
    private static byte[]? Bytes(FingerTemplate template, FoundPrint print, FingerQuality quality, string format)
    {
        if (format == "built-in")
            return Engine.Write(template);
        var kind = format == "iso" ? MinutiaeFormat.Iso19794 : MinutiaeFormat.Ansi378;
        var record = TemplateConversion.ToRecord(
            template, print.Position, print.StatedImpression, (byte)quality.Score, kind);
        return record.IsWritable ? record.Write() : null;
    }
}
