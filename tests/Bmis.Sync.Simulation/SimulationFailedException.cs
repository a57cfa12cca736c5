namespace Bmis.Sync.Simulation;

/// <summary>A promise was broken; the message holds the seed and the last things that happened.</summary>
public sealed class SimulationFailedException : Exception
{
    public SimulationFailedException()
    {
    }

    public SimulationFailedException(string message)
        : base(message)
    {
    }

    public SimulationFailedException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>The seed that replays it.</summary>
    public int Seed { get; init; }
}
