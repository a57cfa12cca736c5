namespace Bmis.Crossings.Stays;

/// <summary>One stay; the days of entry and exit both belong to it.</summary>
/// <param name="Entry">First day.</param>
/// <param name="Exit">Last day; null while it is open.</param>
/// <param name="AuthorisedUntil">Last authorised day as stated at entry; null when none was.</param>
/// <param name="Assumption">What had to be assumed.</param>
public readonly record struct Stay(
    DateOnly Entry, DateOnly? Exit, DateOnly? AuthorisedUntil, StayAssumption Assumption)
{
    /// <summary>True while no exit is known and none was assumed.</summary>
    public bool IsOpen => Exit is null;
}
