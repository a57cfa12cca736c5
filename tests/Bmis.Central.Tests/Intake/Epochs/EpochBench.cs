using Bmis.Central.Intake.DeadLetters;
using Bmis.Central.Intake.Epochs;
using Bmis.Central.Intake.Proof;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Inbox;
using Dapper;

namespace Bmis.Central.Tests.Intake.Epochs;

/// <summary>
/// A lane with entries 1 to 6 of which 1 to 4 were acknowledged when its disk was copied with 1 to 5; the copy went on
/// with 6 and 7 of its own and pushes 5 to 7 as a branch.
/// </summary>
internal sealed class EpochBench : IAsyncDisposable
{
    private EpochBench(IntakeBench intake, Producer lane)
    {
        (Intake, Lane) = (intake, lane);
        Samples = new SampleCrossings(lane.LaneId);
        First = [.. Samples.Chain(Drafts(6), Checkpoint.Start)];
        Copy = [First[4], .. Samples.Chain(Drafts(2), First[4].Checkpoint)];
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public IntakeBench Intake { get; }

    public Producer Lane { get; }

    public Producer Branch => Lane.In(2);

    public SampleCrossings Samples { get; }

    public IReadOnlyList<Envelope> First { get; }

    public IReadOnlyList<Envelope> Copy { get; }

    public static async Task<EpochBench> OpenAsync() => await OpenAsync(await IntakeBench.OpenAsync());

    public static async Task<EpochBench> OpenAsync(IntakeBench intake)
    {
        var bench = new EpochBench(intake, await intake.ProducerAsync());
        await bench.PushAsync(bench.Lane, Checkpoint.Start, bench.First);
        var greeting = new LaneGreeting(bench.First[3].Checkpoint, new byte[32]);
        var branch = await intake.Store.OpenAsync(bench.Branch, greeting, Cancellation);
        await bench.PushAsync(bench.Branch, branch!.Held, bench.Copy);
        return bench;
    }

    /// <summary>The next entry of a branch, as its lane writes and pushes it.</summary>
    public async Task<Envelope> PushNextAsync(Producer branch, Checkpoint head)
    {
        var run = Samples.Chain(Drafts(1), head);
        await PushAsync(branch, head, run);
        return run[0];
    }

    public async Task PushAsync(Producer branch, Checkpoint held, IReadOnlyList<Envelope> run) =>
        Assert.True(await Intake.Store.AppendAsync(branch, held, run, run[^1].Checkpoint, Cancellation));

    public Task<DecisionResult> DecideAsync(Producer branch, bool accepts, string words = "The disk was restored.") =>
        Intake.MakeEpochs().DecideAsync(branch.Key, accepts, words, "a-1", Cancellation);

    public Task<ReplayTally> CatchUpAsync() => Intake.MakeEpochKeeper().CatchUpAsync(Cancellation);

    /// <summary>Crossings in the daily counts.</summary>
    public async Task<long> CountedAsync()
    {
        await using var connection = await Intake.Fixture.Source.OpenConnectionAsync(Cancellation);
        return await connection.ExecuteScalarAsync<long>("select coalesce(sum(crossings), 0) from flow_daily");
    }

    public async Task<IReadOnlyList<string>> ListAsync(string sql)
    {
        await using var connection = await Intake.Fixture.Source.OpenConnectionAsync(Cancellation);
        return [.. await connection.QueryAsync<string>(sql)];
    }

    public Task<JournalProof> ProveAsync(Producer branch) =>
        new JournalProver(Intake.Fixture.Warehouse, Intake.Fixture.Seal)
            .ProveAsync(new ProvedLane(3, branch.Key), Cancellation);

    public ValueTask DisposeAsync() => Intake.DisposeAsync();

    private EntryDraft[] Drafts(int count) => [.. Enumerable.Range(0, count).Select(_ => Samples.Draft())];
}
