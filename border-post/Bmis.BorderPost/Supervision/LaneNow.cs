namespace Bmis.BorderPost.Supervision;

/// <summary>How a lane is at this moment: nothing about anybody.</summary>
/// <param name="Lane">The lane.</param>
/// <param name="Recording">Whether it can record.</param>
/// <param name="Shift">Whether somebody's shift is open.</param>
/// <param name="Waiting">Travellers who wait in second line.</param>
/// <param name="Late">Those of them who have waited too long.</param>
/// <param name="Chases">Hits of newer lists that nobody sees to; discreet ones and drills are not counted.</param>
/// <param name="Drills">The same of invented persons.</param>
public sealed record LaneNow(
    string Lane, bool Recording, bool Shift, int Waiting, int Late, int Chases = 0, int Drills = 0);
