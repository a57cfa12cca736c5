namespace Bmis.Sync.Simulation.Lists;

/// <summary>The power goes in the middle of something.</summary>
public sealed class PowerCutException : Exception
{
    public PowerCutException()
    {
    }

    public PowerCutException(string message)
        : base(message)
    {
    }

    public PowerCutException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
