using System.Globalization;
using System.Security.Cryptography;
using Bmis.Biographics;
using Bmis.Biometrics.SeveralFingers;
using Bmis.BorderPost.Certificates;
using Bmis.BorderPost.Devices;
using Bmis.BorderPost.Fingerprints;
using Bmis.BorderPost.Photographs;
using Bmis.BorderPost.Serving;
using Bmis.BorderPost.Terminal;
using Bmis.Crossings.Policies;
using Bmis.Crossings.Records;
using Bmis.Documents;
using Bmis.Documents.AccessControl;
using Bmis.Documents.Iso7816;
using Bmis.Documents.Lds;
using Bmis.Documents.Mrz;
using Bmis.Documents.Reading;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Inspecting;

/// <summary>
/// Reads the chip of the document at the desk and judges it. It runs again whenever a chip is laid on while the
/// inspection lasts.
/// </summary>
internal sealed class ChipCheck(
    ChipPlace place,
    LaneTrust trust,
    LaneTerminal terminal,
    ModelHabits habits,
    ChipPortraits pictures,
    ChipFingers fingers,
    ChipProgress progress,
    LaneCalendar calendar,
    TimeProvider clock,
    IOptions<ChipOptions> options) : ICheck, IDisposable
{
    internal const string Key = TravelRule.ChipCheck;

    /// <summary>The reason of a check that found no chip.</summary>
    internal const string None = "chip.none";

    /// <summary>The runner's limit; that of the settings ends the reading before it.</summary>
    internal static readonly TimeSpan Limit = TimeSpan.FromSeconds(180);

    private const string Mute = "chip.mute";
    private const string ChipLost = "chip-lost";
    private const int MostTries = 3;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly SemaphoreSlim _reading = new(1);

    public string Name => Key;

    public void Dispose() => _reading.Dispose();

    public async ValueTask<CheckFinding> RunAsync(InspectionSubject subject, CancellationToken cancellation)
    {
        if (!place.HasChip(subject.DocumentKey)) return new(CheckResult.NotPerformed, None);
        var printed = subject.MrzText.Length > 0 ? MrzParser.Parse(subject.MrzText, calendar.Today) : null;
        return KeyOf(subject, printed) is { } key
            ? await ReadWhatLiesThereAsync(subject, key, printed, cancellation)
            : new(CheckResult.NotPerformed, "chip.no-key");
    }

    // A chip at the edge of the field is lost and found again. One reading at a time: a chip speaks to one.
    private async Task<CheckFinding> ReadWhatLiesThereAsync(
        InspectionSubject subject, MrzInformation key, MrzResult? printed, CancellationToken cancellation)
    {
        var found = new CheckFinding(CheckResult.NotPerformed, None);
        await _reading.WaitAsync(cancellation);
        try
        {
            for (var tries = 0; tries < MostTries; tries++)
            {
                if (tries > 0) await Task.Delay(Pause, clock, cancellation);
                if (place.For(subject.DocumentKey) is not { } chip) break;
                var read = await ReadAsync(chip, key, printed, cancellation);
                found = read.Chip is null && found.Chip is not null ? found : read;
                if (read.Chip?.Document is not null) place.Claim(chip, subject.DocumentKey);
                if (!IsLost(read)) break;
            }
        }
        finally
        {
            _reading.Release();
        }

        return found;
    }

    private static bool IsLost(CheckFinding found) => found.Reason == Mute
        || found.Chip?.Report.Checks.Any(check => check is { Check: ReportedChecks.Reading, Reason: ChipLost }) == true;

    // The zone's fields, or those that were typed from a document that no machine could read.
    private static MrzInformation? KeyOf(InspectionSubject subject, MrzResult? printed)
    {
        if (printed is { Format: not MrzFormat.None } && MrzInformation.Of(printed) is { } read) return read;
        return subject is { Traveller: { } traveller, Document: { } document }
            ? MrzInformation.Of(document.Number.Text, Digits(traveller.BirthDate), Digits(document.Expiry))
            : null;
    }

    private static string Digits(PartialDate date) => date.IsComplete
        ? date.Earliest.ToString("yyMMdd", CultureInfo.InvariantCulture)
        : "";

    private async Task<CheckFinding> ReadAsync(
        ChipPresented presented, MrzInformation key, MrzResult? printed, CancellationToken cancellation)
    {
        progress.Begin();
        await using var chip = await presented.ConnectAsync(cancellation);
        if (chip is null) return new(CheckResult.Aborted, Mute);
        var model = printed is null ? "" : $"{printed.IssuingState} {printed.DocumentCode}";
        using var random = RandomNumberGenerator.Create();
        var reading = new DocumentReading(chip, new(key, null), Policy, random, clock)
        {
            Habits = habits.Of(model),
            Files = progress,
            Terminal = terminal.Current,
        };
        var evidence = await reading.ReadAsync(null, cancellation);
        habits.Remember(model, reading.Habits);
        var report = DocumentJudge.Judge(
            evidence, printed, trust.Current, clock.GetUtcNow(), new(false, options.Value.DemandsRevocationList));
        return Finding(report, new(report, await PortraitAsync(evidence, cancellation), DocumentOf(evidence))
        {
            Fingers = await FingersAsync(evidence, cancellation),
        });
    }

    private ReadingPolicy Policy => ReadingPolicy.Usual with
    {
        MayFallBackToBasicAccess = options.Value.MayFallBackToBasicAccess,
        TotalLimit = TimeSpan.FromSeconds(options.Value.ReadSeconds),
    };

    private static CheckFinding Finding(DocumentReport report, ChipFinding chip) => new(
        (CheckResult)report.Verdict,
        ChipWords.Of(report).Select(word => word.Reason).FirstOrDefault(""),
        Chip: chip);

    private TravelDocument? DocumentOf(DocumentEvidence evidence) =>
        evidence.BytesOf(ElementaryFile.OfDataGroup(1)) is { } file
            && DataGroup1.Read(file, calendar.Today).Value is { } zone
            ? SubjectReading.DocumentOf(zone.Mrz, zone.Text)
            : null;

    private async Task<FingerSet> FingersAsync(DocumentEvidence evidence, CancellationToken cancellation) =>
        evidence.BytesOf(ElementaryFile.OfDataGroup(3)) is { } file
            ? (await fingers.ReadAsync(file, cancellation)).Fingers
            : FingerSet.Empty;

    private async Task<byte[]?> PortraitAsync(DocumentEvidence evidence, CancellationToken cancellation)
    {
        var file = evidence.BytesOf(ElementaryFile.OfDataGroup(2));
        if (file is null || DataGroup2.Read(file.Value).Value is not { Images: [var face, ..] }) return null;
        return (await pictures.ReadAsync(face.Image.Bytes, cancellation)).Jpeg;
    }
}
