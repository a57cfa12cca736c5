using Bmis.Central.Intake;
using Bmis.Central.Intake.DeadLetters;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Corrections;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Records;
using Bmis.Sync.Envelopes;
using Dapper;

namespace Bmis.Central.Tests.Intake.DeadLetters;

/// <summary>A lane whose entries meet a program that cannot read some kinds, and a program that can.</summary>
internal sealed class LetterBench : IAsyncDisposable
{
    private readonly bool _owned;
    private Checkpoint _head = Checkpoint.Start;

    private LetterBench(WarehouseFixture fixture, Producer lane, bool owned)
    {
        (Lane, _owned) = (lane, owned);
        Intake = new IntakeBench(fixture, owned: owned, BatchReader.Kinds.ToDictionary(
            kind => kind.Key,
            kind => (EntryReader)((batch, envelope, payload) => Broken.Contains(envelope.Header.Kind)
                ? throw new InvalidOperationException("A mistake of the program.")
                : kind.Value(batch, envelope, payload))));
        Samples = new SampleCrossings(lane.LaneId);
    }

    public static readonly LetterSelection ReaderFailed = new(3, "LANE-1", DeadLetter.ReaderFailed);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public IntakeBench Intake { get; }

    public Producer Lane { get; }

    public SampleCrossings Samples { get; }

    /// <summary>The kinds that cannot be read now.</summary>
    public HashSet<string> Broken { get; } = [];

    public static async Task<LetterBench> OpenAsync(params string[] broken)
    {
        var fixture = await WarehouseFixture.MigratedAsync();
        var lane = await new IntakeBench(fixture).ProducerAsync();
        return Breaking(new LetterBench(fixture, lane, owned: true), broken);
    }

    /// <summary>On the warehouse of somebody else, with a lane that is enrolled.</summary>
    public static LetterBench On(WarehouseFixture fixture, params string[] broken) =>
        Breaking(new LetterBench(fixture, new Producer("LANE-1"), owned: false), broken);

    public Task PushAsync(params Crossing[] crossings) =>
        PushAsync([.. crossings.Select(one => Samples.Draft(one))]);

    public async Task PushAsync(params EntryDraft[] drafts)
    {
        var run = Samples.Chain(drafts, _head);
        Assert.True(await Intake.Store.AppendAsync(Lane, _head, run, run[^1].Checkpoint, Cancellation));
        _head = run[^1].Checkpoint;
    }

    public Task<ReplayTally> ReplayAsync(string? reason = DeadLetter.ReaderFailed) =>
        Intake.MakeReplay().ReplayAsync(ReaderFailed with { Reason = reason }, "a-1", Cancellation);

    public EntryDraft Correction(long sequence, Crossing record, DecisionCode decision) => Samples.Draft(
        EntryKinds.Correction,
        CorrectionContract.Write(new Correction(
            record.CrossingId, sequence, record.DecidedAt.AddMinutes(5), "o-100", "s-1", "", "Wrong key.",
            record with { Decision = decision })));

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = await Intake.Fixture.Source.OpenConnectionAsync(Cancellation);
        await connection.ExecuteAsync(sql);
    }

    /// <summary>Changes the definition of a table of crossing data.</summary>
    public async Task DefineAsync(string sql)
    {
        await using var connection = await Intake.Fixture.Shard.OpenConnectionAsync(Cancellation);
        await connection.ExecuteAsync(sql);
    }

    public async Task<IReadOnlyList<T>> ListAsync<T>(string sql)
    {
        await using var connection = await Intake.Fixture.Source.OpenConnectionAsync(Cancellation);
        return [.. await connection.QueryAsync<T>(sql)];
    }

    public ValueTask DisposeAsync() => _owned ? Intake.DisposeAsync() : ValueTask.CompletedTask;

    private static LetterBench Breaking(LetterBench bench, string[] broken)
    {
        bench.Broken.UnionWith(broken);
        return bench;
    }
}
