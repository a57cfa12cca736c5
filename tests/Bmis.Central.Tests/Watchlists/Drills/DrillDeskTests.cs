using Bmis.Biographics;
using Bmis.Central.Watchlists;
using Bmis.Central.Watchlists.Drills;
using Bmis.Central.Watchlists.Entries;
using Bmis.Central.Watchlists.Proposals;
using Bmis.Crossings;
using Bmis.Watchlist.Lists;

namespace Bmis.Central.Tests.Watchlists.Drills;

/// <summary>Drills are proposed by one person, approved by another, and end by themselves.</summary>
public sealed class DrillDeskTests : IAsyncLifetime
{
    private DrillBench _bench = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _bench = await DrillBench.OpenAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task A_drill_approved_by_two_people_is_at_the_lanes_for_its_window_alone()
    {
        var proposed = await _bench.ProposeAsync(_bench.Form(startsIn: 1));
        Assert.True(proposed.IsDone);
        Assert.Empty((await _bench.CurrentAsync()).Drills);
        Assert.Equal(
            ProposalProblem.Own, await _bench.ApproveAsync(proposed.Proposed.ProposalId, DrillBench.Anna));
        Assert.Equal(ProposalProblem.None, await _bench.ApproveAsync(proposed.Proposed.ProposalId));
        Assert.Empty(await _bench.AtLanesAsync());
        _bench.Clock.Now += TimeSpan.FromHours(1);
        var person = Assert.Single(await _bench.AtLanesAsync());
        Assert.Equal(proposed.DrillId, person.Id);
        Assert.True(DrillRules.IsSpecimen(person));
        Assert.Equal(AlertAction.Arrest, person.Actions.OnEntry);
        Assert.NotNull(person.Terms.ExpiresOn);
        _bench.Clock.Now += TimeSpan.FromHours(4);
        Assert.Empty(await _bench.AtLanesAsync());
    }

    [Fact]
    public async Task Whoever_may_own_lists_calls_a_drill_off_at_once_and_only_once()
    {
        var drill = await _bench.ApprovedAsync();
        Assert.Single(await _bench.AtLanesAsync());
        Assert.Equal(ProposalProblem.NoReason, await StopAsync(drill, " "));
        Assert.Equal(ProposalProblem.NotAllowed, await StopAsync(drill, "Enough.", "nobody"));
        Assert.Equal(ProposalProblem.None, await StopAsync(drill, "Enough."));
        Assert.Empty(await _bench.AtLanesAsync());
        Assert.Equal(ProposalProblem.AlreadyDecided, await StopAsync(drill, "Again."));
        var stopped = (await _bench.CurrentAsync()).FindDrill(drill.Id)!;
        Assert.Equal(
            (DrillState.Stopped, DrillBench.Anna, "Enough."),
            (stopped.StateAt(_bench.Clock.Now.UtcDateTime), stopped.Plan.Stopped!.By, stopped.Plan.Stopped.Reason));
    }

    [Fact]
    public async Task A_proposal_that_waited_until_its_time_was_over_is_not_approved()
    {
        var proposed = await _bench.ProposeAsync(_bench.Form());
        _bench.Clock.Now += TimeSpan.FromHours(4);
        Assert.Equal(ProposalProblem.DrillWindow, await _bench.ApproveAsync(proposed.Proposed.ProposalId));
        Assert.Empty((await _bench.CurrentAsync()).Drills);
    }

    [Fact]
    public async Task A_passport_serves_one_drill()
    {
        var form = _bench.Form() with { DocumentNumber = "DR0000001" };
        var (first, second) = (await _bench.ProposeAsync(form), await _bench.ProposeAsync(form));
        Assert.Equal(ProposalProblem.None, await _bench.ApproveAsync(first.Proposed.ProposalId));
        Assert.Equal(ProposalProblem.DrillDocumentUsed, await _bench.ApproveAsync(second.Proposed.ProposalId));
        Assert.Equal(ProposalProblem.DrillDocumentUsed, (await _bench.ProposeAsync(form)).Proposed.Problem);
    }

    [Fact]
    public async Task Who_looks_like_somebody_on_a_list_is_no_person_for_a_drill()
    {
        await _bench.SettleAsync(DeskBench.Person("SAMPLEMAN"));
        var typed = _bench.Form() with { Name = "SAMPLEMAN, Viktor", BirthDate = "1968-03-14" };
        Assert.Equal(ProposalProblem.DrillResembles, (await _bench.ProposeAsync(typed)).Proposed.Problem);
        Assert.True((await _bench.ProposeAsync(_bench.Form())).IsDone);
    }

    [Theory]
    [InlineData("KEN", "UTO", "nationality")]
    [InlineData("UTO", "KEN", "issuingState")]
    [InlineData("", "UTO", "nationality")]
    public async Task A_person_with_anything_of_a_real_State_is_refused(
        string nationality, string issuingState, string wrong)
    {
        var form = _bench.Form() with { Nationality = nationality, IssuingState = issuingState };
        Assert.Equal([wrong], (await _bench.ProposeAsync(form)).Wrong);
    }

    [Theory]
    [InlineData(0, 8 * 24, "endsAt")]
    [InlineData(0, 0.1, "endsAt")]
    [InlineData(-5, 4, "endsAt")]
    [InlineData(91 * 24, 4, "endsAt")]
    [InlineData(-1, 4, "")]
    public async Task A_window_is_neither_over_nor_too_long_short_or_far_ahead(
        double startsIn, double lasts, string wrong) =>
        Assert.Equal(wrong, string.Join(' ', (await _bench.ProposeAsync(_bench.Form(startsIn, lasts))).Wrong));

    [Fact]
    public async Task Other_wrong_fields_are_named()
    {
        var outcome = await _bench.ProposeAsync(_bench.Form() with
        {
            Name = "123", BirthDate = "1961", Sex = "Q", DocumentNumber = "DR00000012", Posts = ["NOWHERE"],
            StartsAt = "soon", OnEntry = "none", OnExit = "none", Reason = " ",
        });
        Assert.Equal(
            ["birthDate", "documentNumber", "name", "onEntry", "posts", "reason", "sex", "startsAt"],
            outcome.Wrong.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_desk_itself_refuses_a_drill_that_no_form_would_make()
    {
        var (plan, _) = DrillFormReader.Read(
            "drill:x", InventedPerson.Complete(_bench.Form(), new(2026, 5, 20)), ["KEMBA"],
            _bench.Clock.Now.UtcDateTime);
        var person = plan!.Read();
        var kenya = CountryCode.Parse("KEN").Value;
        foreach (var (changed, problem) in new (AlertEntry, ProposalProblem)[]
        {
            (person with { Nationalities = [kenya] }, ProposalProblem.NotSpecimen),
            (person with { Nationalities = [DrillRules.Specimen, kenya] }, ProposalProblem.NotSpecimen),
            (person with { Documents = [person.Documents[0] with { IssuingState = kenya }] },
                ProposalProblem.NotSpecimen),
            (person with { Documents = [.. person.Documents, .. person.Documents] }, ProposalProblem.NotSpecimen),
            (person with { IsDrill = false }, ProposalProblem.NotSpecimen),
            (person with { Id = "drill:y" }, ProposalProblem.NotSpecimen),
            (person with { Links = [new(AlertLinkKind.SamePerson, "un:1")] }, ProposalProblem.DrillMixed),
            (person with { Terms = person.Terms with { ExpiresOn = null } }, ProposalProblem.DrillWindow),
            (person, ProposalProblem.None),
        })
            Assert.Equal(problem, await ProposeAsync(new("drill:x", null, null)
            {
                Drill = plan with { Person = AlertListFile.Write([changed]) },
            }));
    }

    [Fact]
    public async Task A_drill_and_a_real_entry_are_never_mixed()
    {
        var drill = await _bench.ApprovedAsync();
        var real = await _bench.SettleAsync(DeskBench.Person("SAMPLEMAN"));
        var said = (await _bench.CurrentAsync()).Find(real.Id)!;
        Assert.Null((await _bench.CurrentAsync()).Find(drill.Id));
        Assert.DoesNotContain((await _bench.CurrentAsync()).All, one => one.Entry.IsDrill);
        foreach (var changed in new[]
        {
            real with { IsDrill = true },
            real with { Links = [new(AlertLinkKind.Associate, drill.Id)] },
        })
            Assert.Equal(
                ProposalProblem.DrillMixed, await ProposeAsync(new(real.Id, DeskEntry.Of(changed), null)));
        var linked = said.Desk!.With(null, AlertTerms.Silent, [new(AlertLinkKind.SamePerson, drill.Id)]);
        Assert.Equal(ProposalProblem.DrillMixed, await ProposeAsync(new(real.Id, linked, null)));
        Assert.Equal(
            ProposalProblem.DrillMixed,
            await ProposeAsync(new(drill.Id, DeskEntry.Of(drill.Person with { IsDrill = false }), null)));
        Assert.Equal(ProposalProblem.NoChange, await ProposeAsync(new(drill.Id, null, null) { Drill = drill.Plan }));
        var searched = await _bench.Get<LoadedLists>().LoadAsync(ListNames.Alert, Cancellation);
        Assert.Equal([real.Id], searched.Entries.Select(entry => entry.Id));
    }

    // The specimen of Doc 9303-4, 4.2.2.1, but for the dates and numbers that a drill gives.
    [Fact]
    public async Task The_specimen_has_the_zone_of_a_passport()
    {
        var drill = await _bench.ApprovedAsync(_bench.Form() with
        {
            Name = "ERIKSSON, Anna Maria", BirthDate = "1974-08-12", Sex = "F", DocumentNumber = "L898902C3",
        });
        var lines = SpecimenPassport.Of(drill).Mrz.Split('\n');
        Assert.Equal("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", lines[0]);
        Assert.StartsWith("L898902C36UTO7408122F", lines[1], StringComparison.Ordinal);
        Assert.Equal(44, lines[1].Length);
    }

    [Fact]
    public void A_day_is_over_on_every_calendar_only_fourteen_hours_later()
    {
        Assert.Equal(new(2026, 5, 21), DrillRules.LastDay(new(2026, 5, 20, 10, 0, 0, DateTimeKind.Utc)));
        Assert.Equal(new(2026, 5, 20), DrillRules.LastDay(new(2026, 5, 20, 9, 59, 0, DateTimeKind.Utc)));
    }

    private Task<ProposalProblem> StopAsync(Drill drill, string reason, string by = DrillBench.Anna) =>
        _bench.Get<DrillDesk>().StopAsync(drill.Id, reason, by, Cancellation);

    private async Task<ProposalProblem> ProposeAsync(DraftChange draft) =>
        (await _bench.Get<ProposalDesk>().ProposeAsync(
            ProposalKind.Add, [draft], "A test.", DrillBench.Anna, false, Cancellation)).Problem;
}
