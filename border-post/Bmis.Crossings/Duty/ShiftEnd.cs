namespace Bmis.Crossings.Duty;

/// <summary>How a shift ended.</summary>
public enum ShiftEnd
{
    /// <summary>The officer handed over.</summary>
    Closed = 1,

    /// <summary>Another officer took the lane over, because nobody had handed over.</summary>
    TakenOver,

    /// <summary>The officer left the list of officers while the shift was open.</summary>
    Revoked,
}
