using System.Globalization;
using Bmis.Biographics;
using Bmis.Central.Hits;
using Bmis.Central.Officers;
using Bmis.Central.StayLedger;
using Bmis.Central.Tests.Hits;
using Bmis.Central.Watchlists;
using Bmis.Central.Watchlists.Drills;
using Bmis.Central.Watchlists.Entries;
using Bmis.Central.Watchlists.Proposals;
using Bmis.Crossings;
using Bmis.Crossings.Records;
using Bmis.Watchlist.Lists;

namespace Bmis.Central.Tests.Watchlists.Drills;

/// <summary>Headquarters with two data managers, a lane, and a clock that the test sets.</summary>
internal sealed class DrillBench : IAsyncDisposable
{
    public const string Anna = "anna";
    public const string Bela = "bela";

    private DrillBench(HitBench hits) => Hits = hits;

    public HitBench Hits { get; }

    public SetClock Clock => Hits.Headquarters.Clock;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<DrillBench> OpenAsync()
    {
        var bench = new DrillBench(await HitBench.OpenAsync());
        await bench.Hits.EnrolAsync();
        foreach (var account in (string[])[Anna, Bela])
            await bench.Hits.Headquarters.AddAsync(account, "", Roles.DataManager);
        return bench;
    }

    public T Get<T>()
        where T : notnull => Hits.Get<T>();

    /// <summary>A form that says when, and leaves the person to headquarters.</summary>
    public DrillForm Form(double startsIn = 0, double lasts = 4) => new()
    {
        StartsAt = Minutes(startsIn), EndsAt = Minutes(startsIn + lasts), Posts = ["KEMBA"], OnEntry = "arrest",
        Instructions = "Walk up to the lane.", Handling = "Stop and ask.", Reason = "Yearly test.",
    };

    public string Minutes(double hours) => Clock.Now.AddHours(hours).ToString(
        DrillForm.Minutes, CultureInfo.InvariantCulture);

    public Task<DrillOutcome> ProposeAsync(DrillForm form, string by = Anna) =>
        Get<DrillDesk>().ProposeAsync(form, by, Cancellation);

    public async Task<ProposalProblem> ApproveAsync(Guid proposal, string by = Bela)
    {
        var (_, sha256) = await Get<ProposalStore>().ContentAsync(proposal, Cancellation);
        return (await Get<ProposalDesk>().ApproveAsync(proposal, sha256, by, Cancellation)).Problem;
    }

    /// <summary>A drill that two people have approved.</summary>
    public async Task<Drill> ApprovedAsync(DrillForm? form = null)
    {
        var outcome = await ProposeAsync(form ?? Form());
        Assert.True(outcome.IsDone, $"{outcome.Proposed.Problem} {string.Join(' ', outcome.Wrong)}");
        Assert.Equal(ProposalProblem.None, await ApproveAsync(outcome.Proposed.ProposalId));
        return (await CurrentAsync()).FindDrill(outcome.DrillId)!;
    }

    /// <summary>A real entry that two people have approved.</summary>
    public async Task<AlertEntry> SettleAsync(AlertEntry entry)
    {
        var proposed = await Get<ProposalDesk>().ProposeAsync(
            ProposalKind.Add, [new(entry.Id, DeskEntry.Of(entry), null)], "A test.", Anna, false, Cancellation);
        Assert.Equal(ProposalProblem.None, await ApproveAsync(proposed.ProposalId));
        return entry;
    }

    public Task<ApprovedLists> CurrentAsync() => Get<ApprovedReader>().CurrentAsync(Cancellation);

    /// <summary>What lanes have after headquarters' look that comes every minute.</summary>
    public async Task<IReadOnlyList<AlertEntry>> AtLanesAsync()
    {
        await Get<LanePublication>().PublishDueAsync(Cancellation);
        return (await Get<PublishedAlerts>().CurrentAsync(Cancellation))?.Entries ?? [];
    }

    /// <summary>The person of a drill at the lane, now.</summary>
    public Crossing Presented(Drill drill, bool hit)
    {
        var (person, made) = (drill.Person, Hits.Samples.Next(Clock.Now));
        var name = PersonName.Parse(person.Names[0].Primary, person.Names[0].Secondary).Value;
        return made with
        {
            Traveller = new(
                name, PartialDate.Of(person.BirthDates[0].Earliest), person.Sex!.Value, person.Nationalities[0]),
            Document = new("P", DrillRules.Specimen, person.Documents[0].Number, PartialDate.Unknown),
            Checks = [new("alert.list", CheckResult.Failed, "alert.hit", true, TimeSpan.FromMilliseconds(25))],
            Hits = hit ? [Hit(drill)] : [],
        };
    }

    public static AlertHit Hit(Drill drill) => new(ListNames.Alert, drill.Id, 0.99, true)
    {
        EntryDigest = EntryDigest.Of(drill.Person), Action = "arrest", IsDrill = true,
        IsDiscreet = drill.IsDiscreet,
    };

    public async Task<IReadOnlyList<DrillRow>> RowsAsync(Drill? drill = null, bool seesDiscreet = true) =>
        await Get<DrillResults>().ReadAsync(
            (await CurrentAsync()).Drills, drill?.Id, new(true, seesDiscreet, null), Cancellation);

    /// <summary>How many crossings stand in the statistics, in travellers' histories and in all.</summary>
    public async Task<(long Counted, long Remembered, long All)> CountsAsync()
    {
        while (!await Get<HistoryKeeper>().CatchUpAsync(Cancellation))
            await Task.Yield();
        return (
            await Hits.ScalarAsync<long>("select coalesce(sum(crossings), 0)::bigint from flow_daily"),
            await Hits.ScalarAsync<long>("select count(*) from history_item"),
            await Hits.ScalarAsync<long>("select count(*) from crossing"));
    }

    public ValueTask DisposeAsync() => Hits.DisposeAsync();
}
