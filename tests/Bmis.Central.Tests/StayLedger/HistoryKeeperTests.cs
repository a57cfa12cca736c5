using Bmis.Central.Database;
using Bmis.Central.Distribution;
using Bmis.Central.Intake;
using Bmis.Central.Keys;
using Bmis.Central.StayLedger;
using Bmis.Central.Tests.Intake;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Corrections;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.History;
using Bmis.Crossings.Records;
using Bmis.Sync.Envelopes;
using Dapper;
using Direction = Bmis.Crossings.Records.Direction;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bmis.Central.Tests.StayLedger;

/// <summary>Two posts, A with LANE-1 and B with LANE-2, on a PostgreSQL of their own.</summary>
public sealed class HistoryKeeperTests : IAsyncLifetime
{
    private readonly SampleCrossings _samples = new("LANE-1");
    private readonly Dictionary<string, Checkpoint> _heads = [];
    private readonly LaneBell _bell = new();
    private IntakeBench _bench = null!;
    private IWarehouse _warehouse = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private WarehouseKeys Keys => _bench.Fixture.Keys;

    private RecordSeal Seal => _bench.Fixture.Seal;

    public async ValueTask InitializeAsync()
    {
        _bench = await IntakeBench.OpenAsync();
        _warehouse = _bench.Fixture.Warehouse;
        await using var connection = await _bench.Fixture.Source.OpenConnectionAsync(Cancellation);
        await connection.ExecuteAsync(
            """
            insert into post (post_code, region_id, name) values ('A', 1, 'A'), ('B', 2, 'B');
            insert into lane (lane_id, region_id, post_code) values ('LANE-1', 1, 'A'), ('LANE-2', 2, 'B');
            """);
    }

    public async ValueTask DisposeAsync() => await _bench.DisposeAsync();

    [Fact]
    public async Task A_post_hears_everything_of_whom_it_has_seen_and_of_others_only_that_a_stay_began_or_ended()
    {
        var anna = Record("LANE-1", entry: true);
        await PushAsync("LANE-1", anna);
        await CatchUpAsync();
        Assert.Equal([(anna.CrossingId, true)], await HeardAsync("LANE-1"));
        Assert.Equal([(anna.CrossingId, false)], await HeardAsync("LANE-2"));
        var left = Record("LANE-2", entry: false, anna);
        await PushAsync("LANE-2", left);
        await CatchUpAsync();
        Assert.Equal(
            [(anna.CrossingId, false), (anna.CrossingId, true), (left.CrossingId, true)], await HeardAsync("LANE-2"));
        Assert.Equal([(anna.CrossingId, true), (left.CrossingId, true)], await HeardAsync("LANE-1"));
    }

    [Fact]
    public async Task Nationals_and_refusals_are_heard_of_only_where_they_were_seen()
    {
        var national = Record("LANE-1", entry: true) with { Category = "NAT" };
        var refused = Record("LANE-1", entry: true) with
        {
            Direction = Direction.RefusalEntry, Decision = DecisionCode.RefuseEntry,
        };
        await PushAsync("LANE-1", national, refused);
        await CatchUpAsync();
        Assert.Equal(2, (await HeardAsync("LANE-1")).Count);
        Assert.Empty(await HeardAsync("LANE-2"));
    }

    [Fact]
    public async Task A_correction_takes_back_what_posts_have_heard()
    {
        var anna = Record("LANE-1", entry: true);
        await PushAsync("LANE-1", anna);
        await CatchUpAsync();
        await PushAsync("LANE-1", _samples.Draft(
            EntryKinds.Correction,
            CorrectionContract.Write(new Correction(
                Guid.CreateVersion7(SampleCrossings.Start), 1, SampleCrossings.Start, "o", "s", "", "Wrong key.",
                anna with { Decision = DecisionCode.Cancelled }))));
        await CatchUpAsync();
        var items = await ItemsAsync("LANE-2", 0);
        Assert.All(items, item => Assert.True(item.Past.IsRemoved));
        Assert.Null(items[^1].Past.Traveller);
        Assert.True(Assert.Single(await AskAsync(anna)).Past.IsRemoved);
    }

    [Fact]
    public async Task Referrals_and_records_without_a_traveller_are_in_no_history()
    {
        await PushAsync(
            "LANE-1",
            Record("LANE-1", entry: true) with { Traveller = null, Document = null },
            Record("LANE-1", entry: true) with { Decision = DecisionCode.Refer });
        await CatchUpAsync();
        Assert.All(await ItemsAsync("LANE-1", 0), item => Assert.True(item.Past.IsRemoved));
        Assert.All(await ItemsAsync("LANE-2", 0), item => Assert.True(item.Past.IsRemoved));
    }

    [Fact]
    public async Task The_centre_answers_with_the_whole_history_by_person_or_document()
    {
        var anna = Record("LANE-1", entry: true);
        var left = Record("LANE-1", entry: false, anna) with
        {
            Document = anna.Document! with { Number = Biographics.DocumentNumber.Parse("NEW123").Value },
        };
        await PushAsync("LANE-1", anna, left, Record("LANE-1", entry: true));
        await CatchUpAsync();
        Assert.Equal(2, (await AskAsync(anna)).Count);
        Assert.All(await AskAsync(anna), item => Assert.True(item.IsComplete));
        Assert.Single(await AskAsync(left with { Traveller = null }));
        Assert.Empty(await AskAsync(Record("LANE-1", entry: true)));
        Assert.Null(await Feed().AnswerAsync(new Producer("LANE-1"), "weather", Array.Empty<byte>(), Cancellation));
    }

    [Fact]
    public async Task Two_servers_at_once_tell_every_post_everything_once_in_one_order()
    {
        for (var round = 0; round < 5; round++)
        {
            await PushAsync("LANE-1", [.. Enumerable.Range(0, 20).Select(_ => Record("LANE-1", entry: true))]);
            await PushAsync("LANE-2", [.. Enumerable.Range(0, 20).Select(_ => Record("LANE-2", entry: true))]);
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Keeper().CatchUpAsync(Cancellation)));
        }

        await CatchUpAsync();
        Assert.Equal(200, (await HeardAsync("LANE-1")).DistinctBy(one => one.Id).Count());
        await using var connection = await _bench.Fixture.Source.OpenConnectionAsync(Cancellation);
        Assert.Equal(
            ["A 200 200", "B 200 200"],
            await connection.QueryAsync<string>(
                """
                select concat_ws(' ', post_code, max(position), count(*)) from history_feed
                group by post_code order by post_code
                """));
    }

    [Fact]
    public async Task Of_eight_writers_at_once_a_reader_that_follows_misses_nothing()
    {
        const int Writers = 8;
        const int Batches = 12;
        await AddLanesAsync(Writers);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var keeping = KeepAsync(stop.Token);
        var written = await Task.WhenAll(Enumerable.Range(1, Writers).Select(
            number => Task.Run(() => WriteAsync($"WRITER-{number}", Batches), Cancellation)));
        var heard = new List<Guid>();
        await foreach (var page in Feed().FollowAsync(
            new Producer("LANE-2"), HistoryContract.Feed, 0, Cancellation))
        {
            Assert.True(HistoryContract.TryRead(page.Content.Span, out var items, out var problem), problem);
            heard.AddRange(items.Select(item => item.Past.CrossingId));
            if (heard.Count >= Writers * Batches * 3) break;
        }

        await stop.CancelAsync();
        await keeping;
        Assert.Equal(written.SelectMany(ids => ids).Order(), heard.Order());
    }

    // Why the feed has positions of its own: a number is drawn before its row is committed.
    [Fact]
    public async Task Of_eight_writers_at_once_a_reader_that_asks_for_what_is_above_its_last_number_misses_seven()
    {
        await using var connection = await _bench.Fixture.Source.OpenConnectionAsync(Cancellation);
        await connection.ExecuteAsync("create table naive (id bigserial primary key)");
        var writers = new Stack<(Npgsql.NpgsqlConnection Connection, Npgsql.NpgsqlTransaction Transaction)>();
        for (var number = 0; number < 8; number++)
        {
            var writer = await _bench.Fixture.Source.OpenConnectionAsync(Cancellation);
            writers.Push((writer, await writer.BeginTransactionAsync(Cancellation)));
            await writer.ExecuteAsync("insert into naive default values");
        }

        var (heard, last) = (0, 0L);
        foreach (var (writer, transaction) in writers)
        {
            await transaction.CommitAsync(Cancellation);
            await writer.DisposeAsync();
            var ids = await connection.QueryAsync<long>("select id from naive where id > @last", new { last });
            heard += ids.Count();
            last = ids.Append(last).Max();
        }

        Assert.Equal(1, heard);
        Assert.Equal(8, await connection.ExecuteScalarAsync<int>("select count(*)::int from naive"));
    }

    [Fact]
    public async Task A_lane_goes_on_where_it_was_and_hears_of_new_crossings_as_they_come()
    {
        var first = Record("LANE-1", entry: true);
        await PushAsync("LANE-1", first);
        await CatchUpAsync();
        await using var pages = Feed().FollowAsync(
            new Producer("LANE-1"), HistoryContract.Feed, 1, Cancellation).GetAsyncEnumerator(Cancellation);
        Assert.True(await pages.MoveNextAsync());
        Assert.Equal((1L, 1L, 0), (pages.Current.After, pages.Current.UpTo, pages.Current.Content.Length));
        var next = pages.MoveNextAsync().AsTask();
        var second = Record("LANE-1", entry: true);
        await PushAsync("LANE-1", second);
        await CatchUpAsync();
        Assert.True(await next.WaitAsync(TimeSpan.FromSeconds(20), Cancellation));
        Assert.Equal((1L, 2L), (pages.Current.After, pages.Current.UpTo));
        Assert.True(HistoryContract.TryRead(pages.Current.Content.Span, out var items, out _));
        Assert.Equal(second.CrossingId, Assert.Single(items).Past.CrossingId);
    }

    private async Task AddLanesAsync(int count)
    {
        await using var connection = await _bench.Fixture.Source.OpenConnectionAsync(Cancellation);
        await connection.ExecuteAsync(
            """
            insert into lane (lane_id, region_id, post_code)
            select 'WRITER-' || n, 1, 'A' from generate_series(1, @count) n
            """,
            new { count });
    }

    private async Task<List<Guid>> WriteAsync(string lane, int batches)
    {
        var samples = new SampleCrossings(lane, lane[^1]);
        var (written, head) = (new List<Guid>(), Checkpoint.Start);
        for (var batch = 0; batch < batches; batch++)
        {
            var records = Enumerable.Range(0, 3).Select(_ => Admitted(samples.Next(), "A")).ToList();
            var run = samples.Chain(records.Select(one => samples.Draft(one)), head);
            Assert.True(await _bench.Store.AppendAsync(new(lane), head, run, run[^1].Checkpoint, Cancellation));
            head = run[^1].Checkpoint;
            written.AddRange(records.Select(record => record.CrossingId));
        }

        return written;
    }

    private async Task KeepAsync(CancellationToken stop)
    {
        try
        {
            while (!stop.IsCancellationRequested)
                await Keeper().CatchUpAsync(stop);
        }
        catch (OperationCanceledException)
        {
            return;
        }
    }

    private static Crossing Admitted(Crossing made, string post) => made with
    {
        PostCode = post, Category = "VIS", Direction = Direction.Entry, Decision = DecisionCode.Admit,
    };

    private HistoryKeeper Keeper() =>
        new(_warehouse, _bell, Keys, Seal, TimeProvider.System, NullLogger<HistoryKeeper>.Instance);

    private HistoryFeed Feed() => new(
        _warehouse, new LaneDirectory(_warehouse), _bell, Keys, new(_warehouse), new(_warehouse, Seal),
        TimeProvider.System);

    private async Task CatchUpAsync() => Assert.True(await Keeper().CatchUpAsync(Cancellation));

    private Crossing Record(string lane, bool entry, Crossing? of = null)
    {
        var made = _samples.Next();
        return made with
        {
            LaneId = lane,
            PostCode = lane == "LANE-1" ? "A" : "B",
            Category = "VIS",
            Direction = entry ? Direction.Entry : Direction.Exit,
            Decision = entry ? DecisionCode.Admit : DecisionCode.Exit,
            Traveller = of is null ? made.Traveller : of.Traveller,
            Document = of is null ? made.Document : of.Document,
        };
    }

    private Task PushAsync(string lane, params Crossing[] records) =>
        PushAsync(lane, [.. records.Select(one => _samples.Draft(one))]);

    private async Task PushAsync(string lane, params EntryDraft[] drafts)
    {
        var after = _heads.GetValueOrDefault(lane) ?? Checkpoint.Start;
        var run = new SampleCrossings(lane).Chain(drafts, after);
        Assert.True(await _bench.Store.AppendAsync(new Producer(lane), after, run, run[^1].Checkpoint, Cancellation));
        _heads[lane] = run[^1].Checkpoint;
    }

    private async Task<List<(Guid Id, bool Complete)>> HeardAsync(string lane) =>
        [.. (await ItemsAsync(lane, 0)).Select(item => (item.Past.CrossingId, item.IsComplete))];

    private async Task<IReadOnlyList<HistoryItem>> ItemsAsync(string lane, long after)
    {
        var all = new List<HistoryItem>();
        await foreach (var page in Feed().FollowAsync(
            new Producer(lane), HistoryContract.Feed, after, Cancellation))
        {
            if (page.Content.Length == 0) return all;
            Assert.True(HistoryContract.TryRead(page.Content.Span, out var items, out var problem), problem);
            all.AddRange(items);
            if (await LastPositionAsync(lane) == page.UpTo) return all;
        }

        return all;
    }

    private async Task<long> LastPositionAsync(string lane)
    {
        await using var connection = await _bench.Fixture.Source.OpenConnectionAsync(Cancellation);
        return await connection.ExecuteScalarAsync<long>(
            "select max(position) from history_feed where post_code = @post",
            new { post = lane == "LANE-1" ? "A" : "B" });
    }

    private async Task<IReadOnlyList<HistoryItem>> AskAsync(Crossing about)
    {
        var question = HistoryContract.Question(about.Traveller, about.Document);
        var answer = await Feed().AnswerAsync(
            new Producer("LANE-1"), HistoryContract.Feed, question, Cancellation);
        Assert.True(HistoryContract.TryRead(answer!.Value.Span, out var items, out var problem), problem);
        return items;
    }
}
