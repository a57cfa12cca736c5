using System.Security.Cryptography;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Photographs;
using Bmis.BorderPost.SecondLine;
using Bmis.BorderPost.Serving;
using Bmis.BorderPost.Tests.Inspecting;
using Bmis.BorderPost.Tests.Journaling;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Policies;
using Bmis.Crossings.Records;
using Bmis.Crossings.SecondLine;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using CaptureMode = Bmis.Crossings.Records.CaptureMode;
using Direction = Bmis.Crossings.Records.Direction;
using Signature = Bmis.Crossings.SecondLine.Signature;
using Verdict = Bmis.Crossings.Decisions.Verdict;

namespace Bmis.BorderPost.Tests.SecondLine;

/// <summary>Second line on a real journal and a real shelf of photographs, with one referred traveller.</summary>
internal sealed class CaseLane : IDisposable
{
    internal static readonly Guid Id = Guid.Parse("0193a5c6-7d1e-7a10-8f00-00112233aadd");
    internal static readonly DateTimeOffset Referred = new(2026, 5, 3, 10, 0, 0, TimeSpan.Zero);

    private CaseLane(Journal journal, CaseBook book, PhotoShelf shelf) =>
        (Journal, Book, Shelf) = (journal, book, shelf);

    internal Journal Journal { get; }

    internal CaseBook Book { get; }

    internal PhotoShelf Shelf { get; }

    internal static async Task<CaseLane> OpenAsync(Scratch scratch, TimeProvider clock)
    {
        var journal = Journals.Open(scratch.File("journal.db"));
        var lane = Options.Create(new LaneOptions { Id = "lane-1", PostCode = "UTANY", Folder = scratch.Folder });
        var shelf = new PhotoShelf(lane, Options.Create(new CameraOptions()), TestKeys.Master);
        var book = new CaseBook(
            journal,
            new LaneProfile(CountryProfile.Standard),
            new Desk.FixedReach(),
            shelf,
            new IdSource(clock, RandomNumberGenerator.Create()),
            clock,
            lane,
            Options.Create(new SecondLineOptions()),
            NullLogger<CaseBook>.Instance);
        await book.RestoreAsync(TestContext.Current.CancellationToken);
        return new CaseLane(journal, book, shelf);
    }

    /// <summary>Every step of a refusal, the countersign last.</summary>
    internal static CaseEvent[] Refusal(string ground, bool internalSecurity = false, Guid? id = null) =>
    [
        new TakenOver(id ?? Id, Referred, "o-2", ""),
        new NoteAdded(id ?? Id, Referred, "o-2", "", "identity", "Another spelling."),
        new ProtectionAnswered(id ?? Id, Referred, "o-2", "", new Protection(false, false, false)),
        new OutcomeProposed(id ?? Id, Referred, "o-2", "", new Outcome(
            DecisionCode.RefuseEntry, [ground], "", "fr", Signature.Signed, internalSecurity)),
        new OutcomeCountersigned(id ?? Id, Referred, "s-1", "", true),
    ];

    internal async Task ReferAsync(Photograph? photograph) =>
        await new ReferralRecorder(new InspectionRecorder(Journal, NullLogger<InspectionRecorder>.Instance), Book)
            .RecordAsync(
                new Crossing
                {
                    CrossingId = Id,
                    Direction = Direction.Entry,
                    OpenedAt = Referred,
                    DecidedAt = Referred,
                    TimeZone = "UTC",
                    PostCode = "UTANY",
                    LaneId = "lane-1",
                    OfficerId = "o-1",
                    CaptureMode = CaptureMode.Offline,
                    Verdict = Verdict.Refer,
                    Decision = DecisionCode.Refer,
                    Category = "VIS",
                    Photograph = photograph,
                },
                "refer",
                TestContext.Current.CancellationToken);

    internal Task<CaseAnswer> ActAsync(CaseEvent act, string key) =>
        Book.ActAsync(act, act is OutcomeCountersigned, key, TestContext.Current.CancellationToken);

    internal async Task ActAsync(IEnumerable<CaseEvent> acts)
    {
        foreach (var (step, act) in acts.Index()) Assert.Equal(CaseAnswer.Done, await ActAsync(act, $"step-{step}"));
    }

    internal IReadOnlyList<Crossing> Records() =>
    [
        .. Journal.Recent(EntryKinds.Crossing, 1000).Select(payload =>
            CrossingContract.TryRead(payload, out var crossing, out _) ? crossing! : null!),
    ];

    public void Dispose()
    {
        Book.Dispose();
        Journal.Dispose();
    }
}
