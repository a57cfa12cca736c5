using System.Text.RegularExpressions;
using Bmis.Central.Distribution;
using Bmis.Central.Hits;
using Bmis.Central.Officers;
using Bmis.Central.Tests.Intake;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Hits;
using Bmis.Crossings.Records;
using Bmis.Sync.Envelopes;
using Bmis.Watchlist.Lists;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace Bmis.Central.Tests.Hits;

/// <summary>Headquarters that signs lists, with a lane that pushes crossings and words about hits.</summary>
internal sealed partial class HitBench : IAsyncDisposable
{
    public const string Digest = "000102030405060708090a0b0c0d0e0f";
    public const string Viktor = "national:A-1";

    public static readonly HitViewer Viewer = new(true, true, null);

    private Checkpoint _head = Checkpoint.Start;
    private Producer? _lane;

    private HitBench(Headquarters headquarters)
    {
        Headquarters = headquarters;
        Intake = new IntakeBench(headquarters.Fixture);
    }

    public Headquarters Headquarters { get; }

    public IntakeBench Intake { get; }

    public SampleCrossings Samples { get; } = new("LANE-1");

    public HitDesk Desk => Get<HitDesk>();

    public static async Task<HitBench> OpenAsync() => new(await Headquarters.OpenAsync(ListSigning.KeyFile));

    /// <summary>Another server on the same warehouse.</summary>
    public static HitBench On(WarehouseFixture fixture) => new(Headquarters.On(fixture, ListSigning.KeyFile));

    public T Get<T>()
        where T : notnull => Headquarters.Services.GetRequiredService<T>();

    /// <summary>A crossing that hits an entry.</summary>
    public Crossing Hitting(string entry = Viktor, string action = "refer", Crossing? of = null)
    {
        var made = Samples.Next();
        return made with
        {
            Traveller = (of ?? made).Traveller,
            Document = (of ?? made).Document,
            Verdict = Bmis.Crossings.Decisions.Verdict.Refer,
            Hits = [new AlertHit(ListNames.Alert, entry, 0.93, false) { EntryDigest = Digest, Action = action }],
        };
    }

    /// <summary>Enrols the lane and its post, unless it is.</summary>
    public async Task EnrolAsync() => _lane ??= await Intake.ProducerAsync();

    public async Task PushAsync(params EntryDraft[] drafts)
    {
        await EnrolAsync();
        var run = Samples.Chain(drafts, _head);
        Assert.True(await Intake.Store.AppendAsync(
            _lane!, _head, run, run[^1].Checkpoint, TestContext.Current.CancellationToken));
        _head = run[^1].Checkpoint;
        Assert.Empty(await Intake.DeadLettersAsync(_lane!));
    }

    public async Task PushAsync(params Crossing[] crossings)
    {
        await PushAsync([.. crossings.Select(one => Samples.Draft(one))]);
        await CatchUpAsync();
    }

    public EntryDraft Draft(HitEvent happened) => Samples.Draft(EntryKinds.Hit, HitContract.Write(happened));

    /// <summary>Takes everything into the queue; headquarters' own keeper may be at it at the same time.</summary>
    public async Task CatchUpAsync()
    {
        while (!await Get<HitKeeper>().CatchUpAsync(TestContext.Current.CancellationToken))
            await Task.Yield();
    }

    public async Task<IReadOnlyList<HitLine>> QueueAsync(HitFilter? filter = null, HitViewer? viewer = null) =>
        (await Get<HitStore>().ReadAsync(
            filter ?? new HitFilter(), viewer ?? Viewer, TestContext.Current.CancellationToken)).Lines;

    public async Task<HitItem> OnlyAsync(string state = HitFilter.Open) =>
        Assert.Single(await QueueAsync(new HitFilter { State = state })).Item;

    public Task<HitResult> DoAsync(HitItem item, string act, string by = "anna") => Desk.DoAsync(
        item.ItemId,
        act switch
        {
            HitAct.Confirmed or HitAct.MarkedFalse => new HitRequest(act, ["birth-date"], "Another day.", ""),
            HitAct.Escalated => new HitRequest(act, [], "Owner asked.", "National office"),
            _ => new HitRequest(act, [], "Again.", ""),
        },
        Viewer,
        by,
        TestContext.Current.CancellationToken);

    public async Task<IReadOnlyList<string>> ActsAsync(HitItem item) =>
        [.. (await Get<HitStore>().ActsAsync(item.ItemId, TestContext.Current.CancellationToken))
            .Select(act => $"{act.Act} {act.Actor}".Trim())];

    /// <summary>What lanes get as the list of clearances; null before the first version.</summary>
    public async Task<IReadOnlyList<Clearance>?> PublishedAsync()
    {
        var lists = Get<PublishedLists>();
        var newest = (await lists.RefreshAsync(TestContext.Current.CancellationToken)).Lists
            .FirstOrDefault(list => list.Manifest.Name == ListNames.Clearances)?.Manifest;
        if (newest is null)
            return null;
        if (newest.ChunkDigests.Count == 0)
            return [];
        var bytes = await lists.ReadChunkAsync(
            newest.Name, newest.Version, 0, TestContext.Current.CancellationToken);
        Assert.True(ClearanceContract.TryRead(bytes!.Value.Span, out var clearances, out var problem), problem);
        return clearances;
    }

    public Task<long> PublishAsync(params AlertEntry[] entries) => Get<ListPublisher>().PublishAsync(
        ListNames.Alert, AlertListFile.Write(entries), TimeSpan.FromDays(14), TestContext.Current.CancellationToken);

    /// <summary>An entry that means the traveller of a crossing.</summary>
    public static AlertEntry Meaning(
        Crossing crossing, string id = Viktor, AlertAction action = AlertAction.Refer) => new()
    {
        Id = id,
        Kind = EntryKind.Person,
        Names = [new AlertName(crossing.Traveller!.Name.Primary, crossing.Traveller.Name.Secondary)],
        BirthDates = [BirthInterval.Of(crossing.Traveller.BirthDate)],
        Actions = AlertActions.Both(action),
        Source = "National list",
    };

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var connection = await Headquarters.Fixture.Source.OpenConnectionAsync();
        return (await connection.ExecuteScalarAsync<T>(sql))!;
    }

    /// <summary>Roles that see everything but what is discreet.</summary>
    public static string[] OrdinaryRoles => [Roles.DataManager, Roles.Supervisor, Roles.Analyst];

    /// <summary>A page without what differs every time: the tokens of its forms and the ids of items.</summary>
    public static string Bare(string html) => Token().Replace(html, "");

    public ValueTask DisposeAsync() => Headquarters.DisposeAsync();

    [GeneratedRegex("__RequestVerificationToken\" value=\"[^\"]+|/hits/[0-9a-f-]{36}")]
    private static partial Regex Token();
}
