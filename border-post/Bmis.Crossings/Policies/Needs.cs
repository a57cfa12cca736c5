namespace Bmis.Crossings.Policies;

/// <summary>What admitting a traveller takes under a verdict.</summary>
/// <param name="Reason">The officer gives a reason.</param>
/// <param name="Supervisor">A supervisor who is somebody else agrees.</param>
public sealed record Needs(bool Reason = false, bool Supervisor = false)
{
    /// <summary>One key is enough.</summary>
    public static Needs Nothing { get; } = new();
}
