using Bmis.BorderPost.SecondLine;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.SecondLine;

namespace Bmis.BorderPost.Tests.SecondLine;

/// <summary>Cases on a real journal, cut off and opened again at every step.</summary>
public sealed class CaseBookTests : IDisposable
{
    private static readonly Guid Id = CaseLane.Id;
    private static readonly DateTimeOffset Referred = CaseLane.Referred;
    private readonly Scratch _scratch = new();
    private readonly ManualClock _clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_power_cut_after_any_step_of_a_refusal_loses_nothing_and_doubles_nothing()
    {
        using (var first = await OpenAsync()) await ReferAsync(first);
        foreach (var (step, act) in Steps().Index())
        {
            using var opened = await OpenAsync();
            Assert.Equal(CaseAnswer.Done, await opened.ActAsync(act, $"step-{step}"));
        }

        using var last = await OpenAsync();
        Assert.Equal(CaseState.Decided, last.Book.Find(Id)?.State);
        var records = last.Records();
        Assert.Equal(["REF2", "RFE"], records.Select(one => one.Decision.Code));
        Assert.Equal((Id, "o-2", "s-1"), (records[1].ReferralId, records[1].OfficerId, records[1].SupervisorId));
    }

    [Fact]
    public async Task A_closing_record_that_a_power_cut_prevented_is_written_at_the_next_start()
    {
        using (var first = await OpenAsync())
        {
            await ReferAsync(first);
            foreach (var (step, act) in Steps().SkipLast(1).Index()) await first.ActAsync(act, $"step-{step}");
            // The countersign reached the disk and the power went before the closing record did.
            await first.Journal.AppendAsync(
                EntryKinds.Case, CaseContract.Write(Steps().Last()), "countersign", Cancellation);
        }

        for (var start = 0; start < 2; start++)
        {
            using var restarted = await OpenAsync();
            Assert.Equal(["REF2", "RFE"], restarted.Records().Select(one => one.Decision.Code));
        }
    }

    [Fact]
    public async Task A_form_that_was_sent_twice_counts_once()
    {
        using var lane = await OpenAsync();
        await ReferAsync(lane);
        await lane.ActAsync(Steps().First(), "take");
        var note = new NoteAdded(Id, Referred, "o-2", "", "identity", "Seen.");
        Assert.Equal(CaseAnswer.Done, await lane.ActAsync(note, "note"));
        Assert.Equal(CaseAnswer.Done, await lane.ActAsync(note, "note"));
        Assert.Single(lane.Book.Find(Id)!.Notes);
    }

    [Fact]
    public async Task What_may_not_happen_is_refused_and_not_written()
    {
        using var lane = await OpenAsync();
        await ReferAsync(lane);
        var before = lane.Journal.HeadSequence;
        var note = new NoteAdded(Id, Referred, "o-2", "", "identity", "Seen.");
        Assert.Equal(CaseAnswer.Refused(CaseRefusal.NotYours), await lane.ActAsync(note, "note"));
        Assert.Equal(CaseAnswer.NotThere, await lane.ActAsync(note with { CaseId = Guid.Empty }, "none"));
        Assert.Equal(before, lane.Journal.HeadSequence);
    }

    [Fact]
    public async Task Two_officers_who_take_over_at_once_leave_one_in_charge()
    {
        string? officer;
        using (var lane = await OpenAsync())
        {
            await ReferAsync(lane);
            var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() =>
                lane.ActAsync(new TakenOver(Id, Referred, $"o-{i % 2}", ""), $"take-{i}"), Cancellation)));
            Assert.Contains(CaseAnswer.Done, answers);
            Assert.Equal(CaseState.TakenOver, lane.Book.Find(Id)?.State);
            officer = lane.Book.Find(Id)?.OfficerId;
        }

        using var restarted = await OpenAsync();
        Assert.Equal(officer, restarted.Book.Find(Id)?.OfficerId);
    }

    [Fact]
    public async Task The_queue_is_ordered_by_the_wait_and_knows_who_is_late()
    {
        using var lane = await OpenAsync();
        await ReferAsync(lane);
        Assert.Equal(1, lane.Book.Open);
        _clock.Advance(Referred - _clock.GetUtcNow() + TimeSpan.FromMinutes(60));
        Assert.False(lane.Book.IsLate(lane.Book.All[0]));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(lane.Book.IsLate(lane.Book.All[0]));
    }

    private static CaseEvent[] Steps() => CaseLane.Refusal("H");

    private static Task ReferAsync(CaseLane lane) => lane.ReferAsync(null);

    private Task<CaseLane> OpenAsync() => CaseLane.OpenAsync(_scratch, _clock);
}
