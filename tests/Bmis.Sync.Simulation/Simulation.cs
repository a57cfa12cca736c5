using System.Collections.Concurrent;

namespace Bmis.Sync.Simulation;

/// <summary>Runs worlds one beside the other on every core.</summary>
internal static class Simulation
{
    // Without a limit the pool adds a thread, and so a world, again and again while the others are at work.
    private static readonly ParallelOptions Cores = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };

    /// <summary>Runs so many seeds from the first on; what they met, added up.</summary>
    /// <exception cref="SimulationFailedException">A promise was broken; that of the lowest seed.</exception>
    public static Summary Run(int first, int runs, Misbehaviour misbehaviour = Misbehaviour.None)
    {
        var summaries = new ConcurrentQueue<Summary>();
        var failures = new ConcurrentQueue<SimulationFailedException>();
        Parallel.For(first, first + runs, Cores, (seed, loop) =>
        {
            var world = new World(seed, misbehaviour);
            try
            {
                world.Run();
            }
            catch (SimulationFailedException failure)
            {
                failures.Enqueue(failure);
                loop.Break();
            }

            summaries.Enqueue(world.Summary);
        });
        return failures.MinBy(failure => failure.Seed) is { } found
            ? throw new SimulationFailedException(found.Message, found) { Seed = found.Seed }
            : Summary.Of(summaries);
    }
}
