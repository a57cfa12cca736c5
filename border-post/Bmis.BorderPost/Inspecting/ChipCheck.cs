using System.Globalization;
using System.Security.Cryptography;
using Bmis.Biographics;
using Bmis.BorderPost.Certificates;
using Bmis.BorderPost.Devices;
using Bmis.BorderPost.Photographs;
using Bmis.BorderPost.Serving;
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
    ModelHabits habits,
    Jpeg2000Reading pictures,
    LaneCalendar calendar,
    TimeProvider clock,
    IOptions<ChipOptions> options) : ICheck
{
    internal const string Key = TravelRule.ChipCheck;

    /// <summary>The reason of a check that found no chip.</summary>
    internal const string None = "chip.none";

    /// <summary>The runner's limit; that of the settings ends the reading before it.</summary>
    internal static readonly TimeSpan Limit = TimeSpan.FromSeconds(180);

    public string Name => Key;

    public async ValueTask<CheckFinding> RunAsync(InspectionSubject subject, CancellationToken cancellation)
    {
        if (place.For(subject.DocumentKey) is not { } chip) return new(CheckResult.NotPerformed, None);
        var printed = subject.MrzText.Length > 0 ? MrzParser.Parse(subject.MrzText, calendar.Today) : null;
        return KeyOf(subject, printed) is { } key
            ? await ReadAsync(chip, key, printed, cancellation)
            : new(CheckResult.NotPerformed, "chip.no-key");
    }

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
        await using var chip = await presented.ConnectAsync(cancellation);
        if (chip is null) return new(CheckResult.Aborted, "chip.mute");
        var model = printed is null ? "" : $"{printed.IssuingState} {printed.DocumentCode}";
        using var random = RandomNumberGenerator.Create();
        var reading = new DocumentReading(chip, new(key, null), Policy, random, clock) { Habits = habits.Of(model) };
        var evidence = await reading.ReadAsync(null, cancellation);
        habits.Remember(model, reading.Habits);
        var report = DocumentJudge.Judge(
            evidence, printed, trust.Current, clock.GetUtcNow(), new(false, options.Value.DemandsRevocationList));
        return Finding(report, await PortraitAsync(evidence, cancellation));
    }

    private ReadingPolicy Policy => ReadingPolicy.Usual with
    {
        MayFallBackToBasicAccess = options.Value.MayFallBackToBasicAccess,
        TotalLimit = TimeSpan.FromSeconds(options.Value.ReadSeconds),
    };

    private static CheckFinding Finding(DocumentReport report, byte[]? portrait)
    {
        var worst = report.Faults.FirstOrDefault();
        return new((CheckResult)report.Verdict, worst is null ? "" : ReasonOf(worst), Chip: new(report, portrait));
    }

    /// <summary>The code of what a check of the report says: a data group's number is no part of it.</summary>
    internal static string ReasonOf(ReportedCheck check) => check.Check.StartsWith(
        ReportedChecks.DataGroup, StringComparison.Ordinal)
        ? "chip.data-group"
        : $"chip.{check.Check}";

    private async Task<byte[]?> PortraitAsync(DocumentEvidence evidence, CancellationToken cancellation)
    {
        var file = evidence.BytesOf(ElementaryFile.OfDataGroup(2));
        if (file is null || DataGroup2.Read(file.Value).Value is not { Images: [var face, ..] }) return null;
        return (await pictures.ReadAsync(face.Image.Bytes, cancellation)).Jpeg;
    }
}
