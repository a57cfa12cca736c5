using Bmis.Biographics;
using Bmis.BorderPost.Inspecting;
using Bmis.Crossings;
using Bmis.Crossings.Records;
using Bmis.Documents.Reading;

namespace Bmis.BorderPost.Tests.Inspecting;

/// <summary>The number of the page and that of the chip, looked up among the lost and on the alert list.</summary>
public sealed class LostDocumentsTests
{
    private static readonly TravelDocument OnChip = new(
        "P", CountryCode.Parse("UTO").Value, DocumentNumber.Parse("X1111111").Value, PartialDate.Of(2035, 4, 15).Value);

    public static TheoryData<string, Freshness, CheckResult, string> Answers() => new()
    {
        { "", Freshness.Fresh, CheckResult.Successful, "" },
        { "", Freshness.Stale, CheckResult.Successful, "" },
        { "", Freshness.Expired, CheckResult.Undetermined, "lost.old-list" },
        { "", Freshness.Missing, CheckResult.NotPerformed, "lost.no-list" },
        { "Stolen", Freshness.Expired, CheckResult.Failed, "lost.Stolen" },
        { "StolenBlank", Freshness.Fresh, CheckResult.Failed, "lost.StolenBlank" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task What_the_list_says_is_the_outcome_with_its_version(
        string reported, Freshness freshness, CheckResult result, string reason)
    {
        LostReport? report = reported.Length == 0 ? null : Enum.Parse<LostReport>(reported);
        var list = new FixedList(freshness) { Listed = { ["L898902C3"] = report } };
        var finding = await Check(list, Subject());
        Assert.Equal((result, reason), (finding.Result, finding.Reason));
        Assert.Equal(new("lost", 3, freshness), Assert.Single(finding.Screenings!).List);
        Assert.Equal(report is null ? "" : "UTO · P · 17", finding.Source);
        Assert.Equal(report, finding.Lost.SingleOrDefault()?.Lost!.Report);
    }

    [Theory]
    [InlineData(Freshness.Fresh, CheckResult.Successful, "lost.cleared")]
    [InlineData(Freshness.Expired, CheckResult.Undetermined, "lost.old-list")]
    public async Task A_report_of_which_the_holder_was_cleared_is_recorded_and_refers_nobody(
        Freshness freshness, CheckResult result, string reason)
    {
        var list = new FixedList(freshness)
        {
            Listed = { ["L898902C3"] = LostReport.Lost }, ClearedUntil = new(2026, 12, 31),
        };
        var finding = await Check(list, Subject());
        Assert.Equal((result, reason, ""), (finding.Result, finding.Reason, finding.Source));
        Assert.True(Assert.Single(finding.Lost).IsCleared);
    }

    [Fact]
    public async Task The_number_of_the_chip_is_looked_up_too_when_it_is_another_one()
    {
        var list = new FixedList(Freshness.Fresh) { Listed = { ["X1111111"] = LostReport.Lost } };
        Assert.Equal(CheckResult.Successful, (await Check(list, Subject())).Result);
        var both = await Check(list, Subject() with { OnChip = OnChip });
        Assert.Equal((CheckResult.Failed, "lost.Lost"), (both.Result, both.Reason));
    }

    [Fact]
    public async Task A_chip_that_names_another_document_has_it_looked_up_while_the_inspection_lasts()
    {
        var list = new FixedList(Freshness.Fresh) { Listed = { ["X1111111"] = LostReport.Stolen } };
        using var desk = new Desk(
            Registered(new LostDocumentsCheck(list)),
            Registered(new AlertListCheck(new ChipAlerts(), TimeProvider.System)),
            Registered(new ReadChip(OnChip)));
        Assert.True(desk.Tested.Present(Desk.Specimen));
        await desk.UntilAsync(state => Reason(state, LostDocumentsCheck.Key) == "lost.Stolen");
        await desk.UntilAsync(state => Reason(state, AlertListCheck.Key) == "alert.hit");
        Assert.Equal("UTO · P · 17", desk.Tested.State.Active!.LostBy);
        Assert.Equal(2, desk.Tested.State.Active.Screenings.Count);
        Assert.Equal(["E-7", "lost:X1111111"], desk.Tested.State.Active.RecordedHits.Select(one => one.EntryId));
        Assert.Equal("E-7", Assert.Single(desk.Tested.State.Active.Hits).Hit.EntryId);
    }

    [Fact]
    public async Task A_chip_that_says_the_same_is_looked_up_no_second_time()
    {
        var list = new FixedList(Freshness.Fresh);
        var same = SubjectReading.Read(Guid.Empty, Direction.Entry, Desk.Specimen, new(2026, 5, 3)).Document!;
        using var desk = new Desk(
            Registered(new LostDocumentsCheck(list)), Registered(new ReadChip(same with { Mrz = "of the chip" })));
        await desk.InspectAsync(outcomes: 2);
        Assert.Equal(1, list.Asked);
        Assert.Null(desk.Tested.State.Active!.OtherDocument);
    }

    private static string Reason(DeskState state, string check) =>
        state.Active?.Outcomes.FirstOrDefault(one => one.Check == check)?.Reason ?? "";

    private static CheckRegistration Registered(ICheck check) => new(check, TimeSpan.FromMinutes(1));

    private static ValueTask<CheckFinding> Check(ILostDocuments list, InspectionSubject subject) =>
        new LostDocumentsCheck(list).RunAsync(subject, TestContext.Current.CancellationToken);

    private static InspectionSubject Subject() =>
        SubjectReading.Read(Guid.Empty, Direction.Entry, Desk.Specimen, new(2026, 5, 3));

    private sealed class FixedList(Freshness freshness) : ILostDocuments
    {
        private int _asked;

        internal Dictionary<string, LostReport?> Listed { get; } = [];

        internal DateOnly? ClearedUntil { get; init; }

        internal int Asked => _asked;

        public LostAnswer Find(TravelDocument document, Traveller? holder)
        {
            Interlocked.Increment(ref _asked);
            return Listed.GetValueOrDefault(document.Number.Text) is { } report
                ? new(List, new(report, "UTO", "P", 17), "lost:" + document.Number.Text) { ClearedUntil = ClearedUntil }
                : new(List);
        }

        private ConsultedList List => new("lost", 3, freshness);
    }

    private sealed class ReadChip(TravelDocument document) : ICheck
    {
        public string Name => ChipCheck.Key;

        public ValueTask<CheckFinding> RunAsync(InspectionSubject subject, CancellationToken cancellation) =>
            ValueTask.FromResult(new CheckFinding(
                CheckResult.Successful, Chip: new(new DocumentReport(default, [], "", []), null, document)));
    }

    /// <summary>An alert list with the number of the chip.</summary>
    private sealed class ChipAlerts : IAlertScreening
    {
        public AlertScreeningResult Screen(
            Traveller? traveller, TravelDocument? document, Direction direction) => new(
            new(ListNames.Alert, 7, Freshness.Fresh),
            document?.Number == OnChip.Number
                ? [new(new(ListNames.Alert, "E-7", 100, true), "", "", default, [], [])]
                : []);
    }
}
