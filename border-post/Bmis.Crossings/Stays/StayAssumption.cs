namespace Bmis.Crossings.Stays;

/// <summary>What had to be assumed about a stay; a record that was lost must not look like an overstay.</summary>
public enum StayAssumption
{
    /// <summary>Nothing: entry and exit are known, or the stay is open.</summary>
    Nothing = 0,

    /// <summary>No exit is known before the next entry: somewhere between the two the person left.</summary>
    ExitMissing,

    /// <summary>No entry is known before the exit: the person was there on the day of the exit at least.</summary>
    EntryMissing,
}
