namespace Bmis.Crossings.Records;

/// <summary>Which way a traveller goes, or was kept from going (Regulation (EU) 2017/2226, Art. 16 and 18).</summary>
public enum Direction
{
    /// <summary>Into the country.</summary>
    Entry = 1,

    /// <summary>Out of the country.</summary>
    Exit,

    /// <summary>Refused on the way in.</summary>
    RefusalEntry,

    /// <summary>Kept from leaving by a legal order.</summary>
    RefusalExit,

    /// <summary>Through the country without entering it.</summary>
    Transit,
}
