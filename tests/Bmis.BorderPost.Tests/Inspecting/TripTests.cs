using Bmis.Biographics;
using Bmis.BorderPost.Inspecting;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Policies;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Tests.Inspecting;

public sealed class TripTests
{
    private static readonly CountryProfile Asking = Profiles.Of(new()
    {
        Mandatory = ["fixed", TripCheck.Name],
        Asked = ["Residence", "Purpose", "Transport", "Voyage"],
        Required = ["Residence", "Purpose"],
    });

    [Fact]
    public async Task Nobody_is_clear_before_what_must_be_asked_was_answered()
    {
        using var desk = Asked();
        var inspection = await desk.InspectAsync(outcomes: 2);
        Assert.Equal((Verdict.Incomplete, "form.incomplete"),
            (inspection.Judgement.Verdict, inspection.Judgement.Reason));
        Assert.Equal(TripAnswer.Taken, desk.Tested.Describe(inspection.Id, "VIS", new Trip { Purpose = "1.1" }));
        Assert.Equal("form.incomplete", desk.Tested.State.Active?.Judgement.Reason);
        Assert.Equal(TripAnswer.Taken, desk.Tested.Describe(inspection.Id, "VIS", Answered("1.1")));
        Assert.Equal(Verdict.Clear, desk.Tested.State.Active?.Judgement.Verdict);
    }

    [Fact]
    public async Task What_was_entered_stands_in_the_record_and_what_is_not_asked_does_not()
    {
        using var desk = Asked();
        var inspection = await desk.InspectAsync(outcomes: 2);
        var trip = Answered("1.1") with { Plate = "AB-12", Address = "1 Harbour Street" };
        desk.Tested.Describe(inspection.Id, "VIS", trip);
        desk.Clock.Advance(DecisionRules.Guard);
        await desk.DecideAsync(Desk.Request(desk.Tested.State.Active!, OfficerAct.Admit));
        var crossing = Assert.Single(desk.Recorder.Recorded);
        Assert.Equal(("VIS", "1.1", "KEN"),
            (crossing.Category, crossing.Trip.Purpose, crossing.Trip.Residence?.Code));
        Assert.Equal(("", ""), (crossing.Trip.Plate, crossing.Trip.Address));
        Assert.Contains(crossing.Checks, one => one is { Check: TripCheck.Name, Mandatory: true });
    }

    [Fact]
    public async Task The_flight_stays_filled_in_for_the_next_traveller_and_the_purpose_does_not()
    {
        using var desk = Asked();
        var first = await desk.InspectAsync(outcomes: 2);
        desk.Tested.Describe(first.Id, "VIS", Answered("1.1") with { Transport = "4", Voyage = "UT 204" });
        await desk.DecideAsync(Desk.Request(desk.Tested.State.Active!, OfficerAct.Refer));
        var next = await desk.InspectAsync("A\nB", outcomes: 2);
        Assert.Equal(("4", "UT 204", ""), (next.Trip.Transport, next.Trip.Voyage, next.Trip.Purpose));
    }

    [Fact]
    public async Task A_form_for_somebody_who_left_or_of_an_unknown_category_changes_nothing()
    {
        using var desk = Asked();
        var inspection = await desk.InspectAsync(outcomes: 2);
        Assert.Equal(TripAnswer.UnknownCategory, desk.Tested.Describe(inspection.Id, "XYZ", Answered("1.1")));
        Assert.Equal(TripAnswer.TooLate, desk.Tested.Describe(Guid.Empty, "VIS", Answered("1.1")));
        Assert.Equal(inspection, desk.Tested.State.Active);
    }

    [Fact]
    public async Task Another_category_is_judged_by_its_own_rule()
    {
        using var desk = new Desk(
            null, CountryProfile.Standard, new CheckRegistration(new Always("document.mrz"), TimeSpan.FromMinutes(1)),
            new CheckRegistration(new Always("alert.list"), TimeSpan.FromMinutes(1)));
        var inspection = await desk.InspectAsync(outcomes: 2);
        Assert.Equal(("NAT", Verdict.Clear), (inspection.Category, inspection.Judgement.Verdict));
        desk.Tested.Describe(inspection.Id, "RES", Answered("1.1"));
        Assert.Equal(("RES", Verdict.Incomplete), (desk.Tested.State.Active!.Category,
            desk.Tested.State.Active.Judgement.Verdict));
    }

    [Fact]
    public async Task A_late_success_of_an_advisory_check_does_not_refuse_the_key_that_is_being_pressed()
    {
        var late = new TaskCompletionSource<CheckFinding>();
        using var desk = new Desk(
            null, Profiles.Of(new() { Advisory = ["late"] }),
            new Desk.FixedCheck(CheckResult.Successful, "").Registered(),
            new CheckRegistration(new Waiting("late", late.Task), TimeSpan.FromMinutes(1)));
        var seen = await desk.InspectAsync();
        late.SetResult(new(CheckResult.Successful));
        await desk.UntilAsync(state => state.Active?.Outcomes.Count == 2);
        Assert.NotNull((await desk.DecideAsync(Desk.Request(seen, OfficerAct.Admit))).Receipt);
    }

    private static Desk Asked() =>
        new(null, Asking, new Desk.FixedCheck(CheckResult.Successful, "").Registered());

    private static Trip Answered(string purpose) =>
        new() { Purpose = purpose, Residence = CountryCode.Parse("KEN").Value };

    private sealed class Waiting(string name, Task<CheckFinding> answer) : ICheck
    {
        public string Name => name;

        public ValueTask<CheckFinding> RunAsync(InspectionSubject subject, CancellationToken cancellation) =>
            new(answer);
    }

    private sealed class Always(string name) : ICheck
    {
        public string Name => name;

        public ValueTask<CheckFinding> RunAsync(InspectionSubject subject, CancellationToken cancellation) =>
            ValueTask.FromResult(new CheckFinding(CheckResult.Successful));
    }
}
