namespace Bmis.Sync.Simulation;

public sealed class SimulationTests
{
    private const int ControlSeeds = 200;

    [Fact]
    public void Nothing_is_lost_doubled_or_forged()
    {
        var summary = Simulation.Run(first: 1, runs: 1_000);
        TestContext.Current.TestOutputHelper!.WriteLine(summary.ToString());
        Assert.True(summary.Forks > 300);
        Assert.True(summary.Apart > 1_000);
        Assert.True(summary.Entries > 50_000);
        Assert.True(summary.Early > 20_000);
        Assert.True(summary.TornEnds > 300);
        Assert.True(summary.FailOvers > 500);
        Assert.True(summary.DeadLetters > 1_000);
        Assert.True(summary.Lists > 5_000);
        Assert.True(summary.Rollbacks > 1_000);
    }

    [Fact]
    public void The_same_seed_gives_the_same_run()
    {
        var (one, two) = (Simulation.Run(7, runs: 3), Simulation.Run(7, runs: 3));
        Assert.Equal(one.ToString(), two.ToString());
    }

    [Theory]
    [InlineData(Misbehaviour.AcknowledgesEarly, "was acknowledged and is not stored")]
    [InlineData(Misbehaviour.StoresWithoutComparing, "not a prefix")]
    [InlineData(Misbehaviour.BelievesTheLastOne, "what was stored has changed")]
    [InlineData(Misbehaviour.ForgetsToFlush, "told as recorded is not in the journal")]
    [InlineData(Misbehaviour.DoesNotWaitForTheStandby, "what was stored has changed")]
    [InlineData(Misbehaviour.ReadsByLastNumber, "is never read")]
    [InlineData(Misbehaviour.ChokesOnPoison, "arrived")]
    [InlineData(Misbehaviour.BelievesAClone, "counts and nobody has accepted its branch")]
    [InlineData(Misbehaviour.AppliesHalfAList, "not what was published")]
    [InlineData(Misbehaviour.ForgetsToFlushLists, "was told that list")]
    public void A_broken_part_is_caught_and_its_seed_replays(Misbehaviour misbehaviour, string finding)
    {
        var failures = Enumerable.Range(1, ControlSeeds).Select(seed => Failure(seed, misbehaviour));
        var failure = failures.OfType<SimulationFailedException>()
            .First(one => one.Message.Split('\n')[0].Contains(finding, StringComparison.Ordinal));
        Assert.Equal(failure.Message, Failure(failure.Seed, misbehaviour)!.Message);
    }

    private static SimulationFailedException? Failure(int seed, Misbehaviour misbehaviour)
    {
        try
        {
            new World(seed, misbehaviour).Run();
            return null;
        }
        catch (SimulationFailedException failure)
        {
            return failure;
        }
    }
}
