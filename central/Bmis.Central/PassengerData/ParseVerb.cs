using Bmis.Central.CommandLine;
using Bmis.Edifact;
using Bmis.Edifact.Interchange;

namespace Bmis.Central.PassengerData;

/// <summary>
/// <c>bmis-central passenger parse FILE…</c>: what is in files of carriers' messages, one object for each message and
/// one at the end of each file that accounts for its bytes. Nothing is kept.
/// </summary>
internal static class ParseVerb
{
    public const string Usage = "FILE…";

    public static async Task<int> RunAsync(VerbContext context)
    {
        var files = context.Arguments.Words();
        if (files.Count == 0)
            throw new StopException("FILE is missing.");
        foreach (var file in files)
            Tell(context, file, await PassengerFiles.ReadAsync(file, context.Cancellation));
        return VerbContext.Done;
    }

    private static void Tell(VerbContext context, string file, byte[] bytes)
    {
        var transmission = CarrierMessages.Read(bytes);
        var messages = transmission.Interchanges.SelectMany(one => one.Messages).ToList();
        foreach (var message in messages)
            context.Write(MessageRows.Of(transmission, message));
        var (segments, isIdentical) = Emitted(bytes);
        context.Write(new
        {
            file,
            bytes = bytes.Length,
            messages = messages.Count,
            segments,
            noiseSpans = transmission.Noise.Count,
            reemitIdentical = isIdentical,
            diagnostics = MessageRows.Diagnostics(
                transmission.Diagnostics.Where(one => !messages.Exists(message => Grading.IsAbout(one, message)))),
        });
    }

    // The segments and what lies between them, written one after the other.
    private static (int Segments, bool IsIdentical) Emitted(byte[] bytes)
    {
        using var emitted = new MemoryStream(bytes.Length);
        var segments = 0;
        using var reader = new SegmentReader(bytes);
        while (reader.Read())
        {
            emitted.Write(reader.Gap);
            emitted.Write(reader.Current.Whole);
            segments++;
        }

        emitted.Write(reader.Gap);
        return (segments, emitted.ToArray().AsSpan().SequenceEqual(bytes));
    }
}
