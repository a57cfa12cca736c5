using Bmis.Biometrics.Images;
using Bmis.BorderPost.Verbs;

namespace Bmis.BorderPost.Fingerprints.Verbs;

/// <summary>
/// <c>bmis-post fingerprint convert IN OUT</c>: writes pictures as another format of pictures and minutiae as another
/// one of minutiae, the extension of OUT says which. What the new format has no place for is said on standard error.
/// </summary>
internal static class FingerprintConvert
{
    private static readonly Dictionary<string, PrintFormat> Formats = new(StringComparer.OrdinalIgnoreCase)
    {
        [".png"] = PrintFormat.Png, [".pgm"] = PrintFormat.Pgm, [".wsq"] = PrintFormat.Wsq,
        [".fir"] = PrintFormat.ImageRecord, [".fmr"] = PrintFormat.MinutiaeRecord,
        [".ansi378"] = PrintFormat.Ansi378, [".bmf"] = PrintFormat.BuiltIn,
    };

    internal static Task<int> RunAsync(string[] arguments, CommandStreams streams, CancellationToken cancellation) =>
        VerbRun.RunAsync(streams, async () =>
        {
            var read = FingerprintVerbs.Read(arguments, FingerprintVerbs.Dpi);
            if (read.Plain is not [var from, var to])
                throw new VerbFault("bmis-post fingerprint convert takes a file to read and a file to write.");
            if (!Formats.TryGetValue(Path.GetExtension(to), out var format))
                throw new VerbFault($"What is written ends in {string.Join(", ", Formats.Keys)}.");
            var file = FingerFile.Read(from, FingerprintVerbs.DpiOf(read));
            if (file.Fault is { } fault)
            {
                await FingerprintVerbs.SayAsync(streams, from, fault);
                return ExitCodes.Bad;
            }

            return await WriteAsync(file, to, format, streams) ? ExitCodes.Done : ExitCodes.Bad;
        });

    private static async Task<bool> WriteAsync(FingerFile file, string to, PrintFormat format, CommandStreams streams)
    {
        var isOfPictures = format <= PrintFormat.ImageRecord;
        var prints = file.Prints.Where(print => print.Coded is not null == isOfPictures).ToList();
        if (prints.Count == 0)
            throw new VerbFault(isOfPictures
                ? "No picture can be made of minutiae."
                : "Minutiae of a picture are found by bmis-post fingerprint extract.");
        var written = isOfPictures ? PictureWriting.Of(prints, format) : MinutiaeWriting.Of(file, prints, format);
        foreach (var loss in ConversionLosses.Of(file, isOfPictures))
            await streams.Error.WriteLineAsync($"{file.Path}: lost: {loss}");
        var isDone = true;
        foreach (var one in written)
        {
            if (one.Bytes is not { } bytes)
            {
                await FingerprintVerbs.SayAsync(streams, file.Path + one.Suffix, one.Fault);
                isDone = false;
                continue;
            }

            foreach (var loss in one.Prints.SelectMany(print => ConversionLosses.Of(print, format)).Distinct())
                await streams.Error.WriteLineAsync($"{file.Path}{one.Suffix}: lost: {loss}");
            if (one.Prints.Any(print => print.Impression == ImpressionType.Unknown) && NeedsImpression(format))
                await streams.Error.WriteLineAsync(
                    $"{file.Path}{one.Suffix}: the impression type is not known: written as live-scan-plain");
            await File.WriteAllBytesAsync(PathOf(to, one.Suffix), bytes);
        }

        return isDone;
    }

    private static bool NeedsImpression(PrintFormat format) =>
        format is PrintFormat.ImageRecord or PrintFormat.MinutiaeRecord or PrintFormat.Ansi378;

    private static string PathOf(string to, string suffix) => Path.Combine(
        Path.GetDirectoryName(to) ?? "", Path.GetFileNameWithoutExtension(to) + suffix + Path.GetExtension(to));
}
