using Bmis.Central.Intake.Proof;
using Bmis.Central.Tests.Intake;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Corrections;
using Bmis.Crossings.Records;
using Bmis.Sync.Envelopes;
using Dapper;

namespace Bmis.Central.Tests.Proof;

/// <summary>A lane's journal of twelve entries in two months of the warehouse, and what proves it.</summary>
internal sealed class ProofBench : IAsyncDisposable
{
    private readonly IntakeBench _intake;

    private ProofBench(IntakeBench intake, Producer lane) => (_intake, Lane) = (intake, lane);

    public Producer Lane { get; }

    public WarehouseFixture Fixture => _intake.Fixture;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Number 4 is an act, 6 of a kind that nobody knows, 10 corrects 2; all others are crossings.</summary>
    public static async Task<ProofBench> FilledAsync()
    {
        var intake = await IntakeBench.OpenAsync();
        var bench = new ProofBench(intake, await intake.ProducerAsync());
        await bench.FillAsync();
        return bench;
    }

    public async Task<JournalProof> ProveAsync()
    {
        var prover = new JournalProver(Fixture.Warehouse, Fixture.Seal);
        return await prover.ProveAsync(
            Assert.Single(await prover.LanesAsync(Lane.LaneId, Cancellation)), Cancellation);
    }

    public async Task RunAsync(string sql, object? values = null)
    {
        await using var connection = await Fixture.Source.OpenConnectionAsync(Cancellation);
        await connection.ExecuteAsync(sql, values);
    }

    /// <summary>Seals other content under the same number, as somebody with the keys might.</summary>
    public async Task SealAnewAsync(long sequence, Action<byte[], byte[]> change)
    {
        await using var connection = await Fixture.Source.OpenConnectionAsync(Cancellation);
        var (header, bytes) = await connection.QuerySingleAsync<(byte[], byte[])>(
            "select header, sealed from envelope where sequence = @sequence", new { sequence });
        var (salt, payload) = Fixture.Seal.Open(header, bytes)!.Value;
        change(salt, payload);
        await connection.ExecuteAsync(
            "update envelope set sealed = @anew where sequence = @sequence",
            new { sequence, anew = Fixture.Seal.Seal(header, salt, payload) });
    }

    public ValueTask DisposeAsync() => _intake.DisposeAsync();

    private async Task FillAsync()
    {
        var samples = new SampleCrossings(Lane.LaneId);
        List<Crossing> records = [.. Enumerable.Range(0, 9).Select(_ => samples.Next())];
        var crossings = records.Select(record => samples.Draft(record)).ToList();
        var first = samples.Chain(
        [
            .. crossings[..3], samples.Draft(EntryKinds.Audit, []), crossings[3], samples.Draft("weather", [1, 2]),
            crossings[4],
        ]);
        var correction = new Correction(
            Guid.CreateVersion7(SampleCrossings.Start), 2, SampleCrossings.Start, "o-100", "s1", "", "Wrong key.",
            records[1] with { Category = "RES" });
        await TakeAsync(Checkpoint.Start, first);
        _intake.Clock.Now += TimeSpan.FromDays(31);
        await TakeAsync(first[^1].Checkpoint, samples.Chain(
            [
                .. crossings[5..7], samples.Draft(EntryKinds.Correction, CorrectionContract.Write(correction)),
                .. crossings[7..],
            ],
            first[^1].Checkpoint));
    }

    private async Task TakeAsync(Checkpoint from, List<Envelope> run) => Assert.True(
        await _intake.Store.AppendAsync(Lane, from, run, run[^1].Checkpoint, Cancellation));
}
