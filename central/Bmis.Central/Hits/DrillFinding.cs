namespace Bmis.Central.Hits;

/// <summary>What came of an invented person who was presented at a lane.</summary>
internal enum DrillFinding
{
    /// <summary>The lane showed the hit before the decision.</summary>
    Hit,

    /// <summary>The lane's list was older; a newer one found it after the decision.</summary>
    Late,

    /// <summary>Presented in time, and no hit.</summary>
    Missed,

    /// <summary>No hit, because lanes did not have the person then.</summary>
    OutOfTime,
}
