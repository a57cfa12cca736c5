using System.Globalization;

namespace Bmis.Sync.Simulation;

/// <summary>
/// 200 seeds. <c>BMIS_SIMULATION_SEED</c> runs one seed alone; <c>BMIS_SIMULATION_RUNS</c> runs another number of them.
/// </summary>
public sealed class SimulationTests
{
    private const int UsualRuns = 200;

    public static IEnumerable<TheoryDataRow<int>> Seeds()
    {
        if (Number("BMIS_SIMULATION_SEED") is { } seed)
            return [new TheoryDataRow<int>(seed)];
        var runs = Number("BMIS_SIMULATION_RUNS") ?? UsualRuns;
        return Enumerable.Range(1, runs).Select(one => new TheoryDataRow<int>(one));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Nothing_is_lost_doubled_or_forged(int seed) => new World(seed).Run();

    [Fact]
    public void The_seeds_meet_forks_and_move_entries()
    {
        var worlds = Enumerable.Range(1, UsualRuns).Select(Finished).ToList();
        Assert.True(worlds.Count(world => world.ForksFound > 0) > UsualRuns / 10);
        Assert.True(worlds.Average(world => world.Drained) > 100);
    }

    [Fact]
    public void The_same_seed_gives_the_same_run()
    {
        var (one, two) = (Finished(7), Finished(7));
        Assert.Equal((one.Drained, one.ForksFound), (two.Drained, two.ForksFound));
    }

    [Theory]
    [InlineData(Misbehaviour.AcknowledgesEarly)]
    [InlineData(Misbehaviour.StoresWithoutComparing)]
    [InlineData(Misbehaviour.BelievesTheLastOne)]
    public void A_broken_centre_is_caught_and_its_seed_replays(Misbehaviour misbehaviour)
    {
        var seed = Enumerable.Range(1, UsualRuns).First(one => Failure(one, misbehaviour) is not null);
        var failure = Failure(seed, misbehaviour);
        Assert.NotNull(failure);
        Assert.StartsWith($"Seed {seed}, step ", failure.Message, StringComparison.Ordinal);
        Assert.Equal(failure.Message, Failure(seed, misbehaviour)!.Message);
    }

    private static World Finished(int seed)
    {
        var world = new World(seed);
        world.Run();
        return world;
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

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
