using Bmis.Biographics;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Serving;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Policies;
using Bmis.Crossings.Records;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Tests.Inspecting;

/// <summary>Documents that an officer types, and the second look at them.</summary>
public sealed class TypedDocumentTests
{
    private static readonly PartialDate Born = PartialDate.Parse("1974-08-12").Value;
    private static readonly DocumentNumber Number = DocumentNumber.Parse("L898902C3").Value;

    private static readonly Traveller Anna = new(
        PersonName.Parse("ERIKSSON", "ANNA MARIA").Value, Born, Sex.F, CountryCode.Parse("UTO").Value);

    private static readonly TravelDocument Passport = new(
        "P", CountryCode.Parse("UTO").Value, Number, PartialDate.Parse("2035-04-15").Value);

    [Fact]
    public async Task A_typed_document_is_incomplete_until_somebody_else_has_looked_and_never_clear()
    {
        using var desk = Lane();
        await EnterAsync(desk);
        Assert.Equal(
            (Verdict.Incomplete, "look.missing"),
            (desk.Tested.State.Active!.Judgement.Verdict, desk.Tested.State.Active.Judgement.Reason));
        Assert.Equal(SecondLookAnswer.Agrees, Look(desk, new("o-2", Number, Born)));
        var active = desk.Tested.State.Active!;
        Assert.Equal((Verdict.Incomplete, "mrz.typed"), (active.Judgement.Verdict, active.Judgement.Reason));
        Assert.Equal("o-2", active.LookedBy);
    }

    [Theory]
    [InlineData("o-1", "L898902C3", "1974-08-12", "SamePerson")]
    [InlineData("o-2", "L898902C4", "1974-08-12", "NumberDiffers")]
    [InlineData("o-2", "", "1974-08-12", "NumberDiffers")]
    [InlineData("o-2", "L898902C3", "1974-08", "BirthDateDiffers")]
    public async Task A_look_that_differs_or_is_nobody_elses_changes_nothing(
        string officer, string number, string born, string expected)
    {
        using var desk = Lane();
        await EnterAsync(desk);
        var before = desk.Tested.State;
        DocumentNumber? read = DocumentNumber.Parse(number).TryGet(out var parsed) ? parsed : null;
        Assert.Equal(
            Enum.Parse<SecondLookAnswer>(expected), Look(desk, new(officer, read, PartialDate.Parse(born).Value)));
        Assert.Equal(before, desk.Tested.State);
    }

    [Fact]
    public async Task Admitting_takes_a_supervisor_until_somebody_else_has_looked_then_what_the_profile_says()
    {
        using var desk = Lane();
        await EnterAsync(desk);
        var alone = Desk.Request(desk.Tested.State.Active!, OfficerAct.Admit) with { Reason = "No zone." };
        Assert.Equal(DecisionRefusal.NeedsSupervisor, (await desk.DecideAsync(alone)).Refusal);
        Look(desk, new("o-2", Number, Born));
        desk.Clock.Advance(DecisionRules.Guard);
        var looked = Desk.Request(desk.Tested.State.Active!, OfficerAct.Admit, "key-2") with { Reason = "No zone." };
        Assert.Null((await desk.DecideAsync(looked)).Refusal);
        var record = Assert.Single(desk.Recorder.Recorded);
        Assert.Equal(("o-1", "o-2", ""), (record.TypedBy, record.LookedBy, record.Document!.Mrz));
        Assert.Equal(Number, record.Document.Number);
    }

    [Fact]
    public async Task A_reading_that_failed_stays_beside_what_is_typed_over_it()
    {
        var forged = Desk.Specimen.Replace("L898902C36", "L898902C37", StringComparison.Ordinal);
        using var desk = Lane();
        var read = await desk.InspectAsync(forged);
        Assert.Equal(Verdict.Refer, read.Judgement.Verdict);
        Assert.Equal(TypedAnswer.Taken, desk.Tested.Enter(read.Id, Anna, Passport, "o-1"));
        await desk.UntilAsync(state => state.Active!.Outcomes.Any(one => one.Check == MrzDocumentCheck.Key));
        var typed = desk.Tested.State.Active!;
        Assert.Equal((read.Id, read.OpenedAt), (typed.Id, typed.OpenedAt));
        Assert.Equal((Verdict.Refer, "mrz.digit.number"), (typed.Judgement.Verdict, typed.Judgement.Reason));
        Assert.Equal(forged, typed.Subject.Document!.Mrz);
    }

    [Fact]
    public async Task Nobody_types_over_a_document_that_was_read_or_one_that_came_meanwhile()
    {
        using var desk = Lane();
        var read = await desk.InspectAsync();
        Assert.True(read.IsRead);
        Assert.Equal(TypedAnswer.Busy, desk.Tested.Enter(read.Id, Anna, Passport, "o-1"));
        Assert.Equal(TypedAnswer.TooLate, desk.Tested.Enter(null, Anna, Passport, "o-1"));
        Assert.Equal(read, desk.Tested.State.Active);
    }

    [Fact]
    public async Task Typing_anew_asks_for_another_look()
    {
        using var desk = Lane();
        await EnterAsync(desk);
        Look(desk, new("o-2", Number, Born));
        var id = desk.Tested.State.Active!.Id;
        Assert.Equal(TypedAnswer.Taken, desk.Tested.Enter(id, Anna, null, "o-1"));
        Assert.True(desk.Tested.State.Active!.LacksSecondLook);
        Assert.Equal(SecondLookAnswer.Agrees, Look(desk, new("o-2", null, Born)));
    }

    [Fact]
    public async Task An_answer_about_the_first_reading_does_not_reach_what_was_typed_over_it()
    {
        var slow = new SlowCheck();
        using var desk = new Desk(null, Profiles.Demanding("slow"), new CheckRegistration(slow, TimeSpan.FromHours(1)));
        Assert.True(desk.Tested.Present("unreadable"));
        await slow.Asked.WaitAsync(TestContext.Current.CancellationToken);
        desk.Tested.Enter(desk.Tested.State.Active!.Id, Anna, Passport, "o-1");
        await slow.Asked.WaitAsync(TestContext.Current.CancellationToken);
        slow.Answer(first: false);
        await desk.UntilAsync(state => state.Active!.Outcomes.Any(one => one.Check == "slow"));
        slow.Answer(first: true);
        await desk.DecideAsync(Desk.Request(desk.Tested.State.Active!, OfficerAct.Refer));
        Assert.Equal(
            "typed", Assert.Single(desk.Recorder.Recorded[0].Checks, one => one.Check == "slow").Reason);
    }

    private static Desk Lane() => new(
        null,
        Profiles.Of(new() { Mandatory = [MrzDocumentCheck.Key], Needs = new(Reason: true, Supervisor: false) }),
        new CheckRegistration(new MrzDocumentCheck(Calendar()), TimeSpan.FromMinutes(1)));

    private static LaneCalendar Calendar() => new(new ManualClock(), Options.Create(new LaneOptions()));

    private static async Task EnterAsync(Desk desk)
    {
        Assert.Equal(TypedAnswer.Taken, desk.Tested.Enter(null, Anna, Passport, "o-1"));
        await desk.UntilAsync(state => state.Active!.Outcomes.Any(one => one.Check == MrzDocumentCheck.Key));
        desk.Clock.Advance(DecisionRules.Guard);
    }

    private static SecondLookAnswer Look(Desk desk, SecondLook look) =>
        desk.Tested.Look(desk.Tested.State.Active!.Id, look);

    /// <summary>A check that answers about the first and about the typed document when it is told to.</summary>
    private sealed class SlowCheck : ICheck
    {
        private readonly TaskCompletionSource _first = new();
        private readonly TaskCompletionSource _second = new();

        internal SemaphoreSlim Asked { get; } = new(0);

        public string Name => "slow";

        internal void Answer(bool first) => (first ? _first : _second).SetResult();

        public async ValueTask<CheckFinding> RunAsync(InspectionSubject subject, CancellationToken cancellation)
        {
            Asked.Release();
            await (subject.IsTyped ? _second : _first).Task;
            return new(CheckResult.Undetermined, subject.IsTyped ? "typed" : "read");
        }
    }
}
