namespace Bmis.Central.Watchlists.Drills;

/// <summary>A drill was called off.</summary>
/// <param name="At">When; UTC.</param>
/// <param name="By">Who.</param>
/// <param name="Reason">Why.</param>
internal sealed record DrillStop(DateTime At, string By, string Reason)
{
    public override string ToString() => "[stop]";
}
