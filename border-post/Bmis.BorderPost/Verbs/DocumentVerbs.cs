using System.Globalization;
using Bmis.BorderPost.Certificates;
using Bmis.Documents.Mrz;
using Bmis.Documents.Reading;
using Bmis.Documents.Trust;

namespace Bmis.BorderPost.Verbs;

/// <summary>What the verbs of documents share: whom to trust, the moment, the printed MRZ and the report.</summary>
internal static class DocumentVerbs
{
    internal const string Mrz = "--mrz";
    internal const string Trust = "--trust";
    internal const string At = "--at";
    internal const string Xml = "--xml";

    private static readonly string[] DateForms =
        ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    private const int MostMrzCharacters = 256;

    /// <exception cref="VerbFault">The arguments make no sense.</exception>
    internal static VerbArguments Read(string[] arguments, string[] options, string[] repeated) =>
        VerbArguments.TryRead(arguments, options, repeated, [Xml], out var read, out var wrong)
            ? read
            : throw new VerbFault(wrong);

    /// <summary>The moment that was given, in UTC when it says nothing else; a date means its beginning.</summary>
    internal static DateTimeOffset? MomentOf(VerbArguments arguments)
    {
        if (arguments.Of(At) is not { } text)
            return null;
        return DateTimeOffset.TryParseExact(
            text, DateForms, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            ? at
            : throw new VerbFault("--at takes a date such as 2026-11-28, or a moment such as 2026-11-28T12:00:00Z.");
    }

    /// <summary>
    /// The printed MRZ that was given, in one piece or in lines; <c>-</c> reads it from standard input, which keeps it
    /// out of the list of processes.
    /// </summary>
    internal static MrzResult? MrzOf(VerbArguments arguments, CommandStreams streams, DateOnly day)
    {
        if (arguments.Of(Mrz) is not { } text)
            return null;
        var mrz = MrzParser.Parse(InLines(text == "-" ? ReadMrz(streams.Input) : text), day);
        return mrz.Format != MrzFormat.None ? mrz : throw new VerbFault("--mrz is no machine readable zone.");
    }

    internal static TrustStore TrustOf(VerbArguments arguments, DateTimeOffset at) =>
        TrustImport.Build(TrustPaths.Read(arguments.All(Trust)), at, new()).Store;

    internal static async Task WriteAsync(
        SavedEvidence saved, MrzResult? printed, VerbArguments arguments, CommandStreams streams)
    {
        var report = DocumentJudge.Judge(saved.Evidence, printed, TrustOf(arguments, saved.At), saved.At, new());
        await streams.Output.WriteLineAsync(
            arguments.Has(Xml) ? ReportXml.Write(report, saved.At) : ReportJson.Write(report, saved.At));
    }

    internal static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);

    /// <exception cref="IOException">It cannot be read, or has more bytes than it may.</exception>
    internal static byte[] ReadFile(string path, int most)
    {
        var length = new FileInfo(path).Length;
        return length <= most
            ? File.ReadAllBytes(path)
            : throw new IOException($"{path} has {length} bytes, more than such a file may have.");
    }

    private static string ReadMrz(Stream input)
    {
        var buffer = new char[MostMrzCharacters];
        using var reader = new StreamReader(input, leaveOpen: true);
        return new(buffer, 0, reader.ReadBlock(buffer));
    }

    // A zone in one piece is cut where its length says: 2 lines of 44 or 36, 3 lines of 30.
    private static string InLines(string text)
    {
        var zone = text.Trim();
        var line = zone.Length switch { 88 => 44, 72 => 36, 90 => 30, _ => 0 };
        return line == 0 || zone.Contains('\n', StringComparison.Ordinal)
            ? zone
            : string.Join('\n', zone.Chunk(line).Select(part => new string(part)));
    }
}
