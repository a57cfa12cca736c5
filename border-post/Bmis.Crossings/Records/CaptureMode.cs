namespace Bmis.Crossings.Records;

/// <summary>How a record came to be; fallback data is marked (Regulation (EU) 2017/2226, Art. 21(3)).</summary>
public enum CaptureMode
{
    /// <summary>At a lane with the centre in reach.</summary>
    Online = 1,

    /// <summary>At a lane without the centre.</summary>
    Offline,

    /// <summary>Entered later from a paper form.</summary>
    PaperBackcapture,

    /// <summary>At a kiosk.</summary>
    Kiosk,

    /// <summary>At an automatic gate.</summary>
    Egate,

    /// <summary>With a mobile kit.</summary>
    Mobile,
}
