using System.Net;
using Bmis.Central.Officers;
using Bmis.Central.Tests.Intake;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Corrections;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Duty;
using Bmis.Crossings.SecondLine;
using Bmis.Sync.Envelopes;
using Dapper;
using ShiftEnd = Bmis.Crossings.Duty.ShiftEnd;
using Signature = Bmis.Crossings.SecondLine.Signature;

namespace Bmis.Central.Tests.Pages;

/// <summary>What an officer's day at a lane looks like from headquarters.</summary>
public sealed class OfficersDayPageTests
{
    private static readonly Guid Shift = Guid.Parse("0193f000-0000-7000-8000-000000000001");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_shift_shows_its_figures_its_note_and_how_it_ended()
    {
        await using var headquarters = await WithDayAsync();
        using var browser = await headquarters.SignedInAsync("", Roles.Supervisor);
        var page = WebUtility.HtmlDecode(await browser.GetStringAsync("/shifts?day=2026-05-20", Cancellation));
        foreach (var text in new[] { "o-100", "The camera sticks.", "11 · 42 s", "Taken over by", "o-200" })
            Assert.Contains(text, page, StringComparison.Ordinal);
        var other = await browser.GetStringAsync("/shifts?day=2026-05-21", Cancellation);
        Assert.Contains("No shift began on this day", other, StringComparison.Ordinal);
        using var elsewhere = await headquarters.SignedInAsync("ELSE", Roles.Supervisor);
        Assert.DoesNotContain(
            "o-100", await elsewhere.GetStringAsync("/shifts?day=2026-05-20", Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_that_was_disabled_before_the_shift_ended_is_marked()
    {
        await using var headquarters = await WithDayAsync();
        using var browser = await headquarters.SignedInAsync("", Roles.Supervisor);
        await headquarters.AddAsync("o-100", "", Roles.Officer);
        await using var connection = await headquarters.Fixture.Source.OpenConnectionAsync(Cancellation);
        await connection.ExecuteAsync(
            "update account set disabled_at = '2026-05-20T06:00:00Z' where account_id = 'o-100'");
        Assert.Contains(
            "The account was disabled before",
            await browser.GetStringAsync("/shifts?day=2026-05-20", Cancellation),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_referral_and_the_record_that_closes_it_tell_what_second_line_did()
    {
        await using var headquarters = await WithDayAsync();
        using var browser = await headquarters.SignedInAsync("", Roles.Supervisor);
        foreach (var number in new[] { 1, 6 })
        {
            var page = WebUtility.HtmlDecode(
                await browser.GetStringAsync($"/crossings/3/LANE-1/{number}", Cancellation));
            foreach (var text in new[]
                { "Taken over", "Shows a second passport.", "Asylum: no", "The traveller refused to sign", "Agrees" })
                Assert.Contains(text, page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_corrected_crossing_shows_what_was_and_why()
    {
        await using var headquarters = await WithDayAsync();
        using var browser = await headquarters.SignedInAsync("", Roles.Supervisor);
        var page = WebUtility.HtmlDecode(await browser.GetStringAsync("/crossings/3/LANE-1/7", Cancellation));
        foreach (var text in new[] { "Corrections", "Wrong key.", "s-100", "Resident" })
            Assert.Contains(text, page, StringComparison.Ordinal);
    }

    private static async Task<Headquarters> WithDayAsync()
    {
        var headquarters = await Headquarters.OpenAsync();
        var bench = new IntakeBench(headquarters.Fixture);
        var lane = await bench.ProducerAsync();
        var run = new SampleCrossings(lane.LaneId) is var samples ? samples.Chain(Day(samples)) : [];
        await bench.Store.AppendAsync(lane, Checkpoint.Start, run, run[^1].Checkpoint, Cancellation);
        Assert.Empty(await bench.DeadLettersAsync(lane));
        return headquarters;
    }

    private static IEnumerable<EntryDraft> Day(SampleCrossings samples)
    {
        var at = SampleCrossings.Start.AddHours(-2);
        var referral = samples.Next() with { Decision = DecisionCode.Refer };
        var id = referral.CrossingId;
        var crossing = samples.Next();
        var outcome = new Outcome(DecisionCode.RefuseEntry, ["H"], "Alert", "fr", Signature.RefusedToSign);
        yield return samples.Draft(referral);
        yield return Case(samples, new TakenOver(id, at, "o-200", ""));
        yield return Case(samples, new NoteAdded(id, at, "o-200", "", "DOC", "Shows a second passport."));
        yield return Case(samples, new ProtectionAnswered(id, at, "o-200", "", new Protection(false, false, false)));
        yield return Case(samples, new OutcomeProposed(id, at, "o-200", "", outcome));
        yield return samples.Draft(referral with { CrossingId = crossing.CrossingId, ReferralId = id });
        yield return samples.Draft(crossing with { CrossingId = Shift });
        yield return samples.Draft(EntryKinds.Correction, CorrectionContract.Write(new Correction(
            Shift, 7, at, "o-100", "", "s-100", "Wrong key.",
            crossing with { CrossingId = Shift, Category = "RES" })));
        yield return Case(samples, new OutcomeCountersigned(id, at, "s-100", "", true, "Seen."));
        yield return Draft(samples, new ShiftOpened(Shift, at, "o-100", "KEMBA", "LANE-1"));
        yield return Draft(samples, new ShiftClosed(
            Shift, at.AddHours(1), "o-100", ShiftEnd.TakenOver, "o-200", "The camera sticks.",
            new ShiftFigures(9, 7, 1, 1, 1, TimeSpan.FromSeconds(11), TimeSpan.FromSeconds(42))));
    }

    private static EntryDraft Case(SampleCrossings samples, CaseEvent happened) =>
        samples.Draft(EntryKinds.Case, CaseContract.Write(happened));

    private static EntryDraft Draft(SampleCrossings samples, ShiftEvent happened) =>
        samples.Draft(EntryKinds.Shift, ShiftContract.Write(happened));
}
