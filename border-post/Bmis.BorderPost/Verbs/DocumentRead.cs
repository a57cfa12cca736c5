using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Bmis.BorderPost.Devices.Pcsc;
using Bmis.BorderPost.Terminal;
using Bmis.Documents.AccessControl;
using Bmis.Documents.CardVerifiable;
using Bmis.Documents.Mrz;
using Bmis.Documents.Reading;

namespace Bmis.BorderPost.Verbs;

/// <summary>
/// <c>bmis-post document read</c>: waits for a document on a smart card reader, reads it and prints the report. What
/// <c>--save</c> writes is personal, and for its owner only.
/// </summary>
internal static class DocumentRead
{
    private const string Reader = "--reader";
    private const string AccessNumber = "--can";
    private const string Save = "--save";
    private const string Wait = "--wait";
    private const string Held = "--terminal";
    private const int UsualWait = 60;
    private const int LongestWait = 3600;

    internal static async Task<int> RunAsync(
        string[] arguments, CommandStreams streams, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            signal.Cancel = true;
            stop.Cancel();
        });
        return await RunAsync(arguments, streams, null, TimeProvider.System, stop.Token);
    }

    /// <param name="arguments">What follows the verb.</param>
    /// <param name="streams">Where it answers.</param>
    /// <param name="readers">The readers; null for those of the machine.</param>
    /// <param name="clock">For moment and limits.</param>
    /// <param name="cancellation">Gives up.</param>
    internal static Task<int> RunAsync(
        string[] arguments, CommandStreams streams, PcscReaders? readers, TimeProvider clock,
        CancellationToken cancellation) => VerbRun.RunAsync(streams, async () =>
        {
            var read = DocumentVerbs.Read(
                arguments, [Reader, AccessNumber, Save, Wait, Held, DocumentVerbs.Mrz], [DocumentVerbs.Trust]);
            if (read.Plain.Count > 0)
                throw new VerbFault("bmis-post document read takes options alone.");
            var printed = DocumentVerbs.MrzOf(read, streams, DocumentVerbs.DayOf(clock.GetUtcNow()));
            var key = KeyOf(read, printed);
            var wait = new CardWait(readers ?? new(clock), read.Of(Reader) ?? "", WaitOf(read), clock);
            var held = HeldBy(read.Of(Held));
            CheckTarget(read.Of(Save));
            await streams.Error.WriteLineAsync(wait.Sentence);
            await using var chip = await wait.ForCardAsync(cancellation);
            using var random = RandomNumberGenerator.Create();
            var at = clock.GetUtcNow();
            var reading = new DocumentReading(chip, key, ReadingPolicy.Usual, random, clock) { Terminal = held };
            var saved = new SavedEvidence(await reading.ReadAsync(null, cancellation), at);
            await DocumentVerbs.WriteAsync(saved, printed, read, streams);
            Keep(read.Of(Save), saved);
            return ExitCodes.Done;
        });

    private static AccessKey KeyOf(VerbArguments arguments, MrzResult? printed)
    {
        var digits = arguments.Of(AccessNumber);
        var number = digits is null ? null : PacePassword.OfAccessNumber(digits);
        if (digits is not null && number is null)
            throw new VerbFault("--can takes the digits that are printed on the document.");
        var mrz = printed is null ? null : MrzInformation.Of(printed);
        return printed is not null && mrz is null
            ? throw new VerbFault("--mrz lacks the number or a date of the document.")
            : new(mrz, number);
    }

    private static TerminalCertificates HeldBy(string? folder) =>
        folder is null ? TerminalCertificates.Empty : TerminalFiles.Gather(TerminalFiles.Read(folder));

    private static TimeSpan WaitOf(VerbArguments arguments)
    {
        if (arguments.Of(Wait) is not { } text)
            return TimeSpan.FromSeconds(UsualWait);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds is >= 1 and <= LongestWait
                ? TimeSpan.FromSeconds(seconds)
                : throw new VerbFault($"--wait takes seconds, from 1 to {LongestWait}.");
    }

    // Told before anybody waits; evidence is never written over.
    private static void CheckTarget(string? path)
    {
        if (path is not null && File.Exists(path))
            throw new IOException($"{path} is there already and is not written over.");
    }

    private static void Keep(string? path, SavedEvidence saved)
    {
        if (path is null)
            return;
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        file.Write(EvidenceFile.Write(saved));
        file.Flush(flushToDisk: true);
    }
}
