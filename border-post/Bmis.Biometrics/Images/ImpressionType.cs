namespace Bmis.Biometrics.Images;

/// <summary>
/// How a print was taken: the codes of ISO/IEC 19794-2:2005, table 3, ISO/IEC 19794-4:2005, table 7, and
/// ANSI/NIST-ITL 1-2011, table 7. A code that is not named here is kept as its number.
/// </summary>
public enum ImpressionType : byte
{
    /// <summary>From a live finger, pressed flat.</summary>
    LiveScanPlain = 0,

    /// <summary>From a live finger, rolled from side to side.</summary>
    LiveScanRolled = 1,

    /// <summary>From ink on paper, pressed flat.</summary>
    NonLivePlain = 2,

    /// <summary>From ink on paper, rolled.</summary>
    NonLiveRolled = 3,

    /// <summary>A trace at a scene.</summary>
    LatentImpression = 4,

    /// <summary>The tracing of a trace.</summary>
    LatentTracing = 5,

    /// <summary>The photograph of a trace.</summary>
    LatentPhoto = 6,

    /// <summary>A trace that was lifted off; a trace of any kind in records of ISO/IEC 19794.</summary>
    LatentLift = 7,

    /// <summary>From a live finger, drawn over a narrow reader.</summary>
    LiveScanSwipe = 8,

    /// <summary>From a live finger without contact (ISO/IEC 19794 alone).</summary>
    LiveScanContactless = 9,

    /// <summary>From a live palm.</summary>
    LiveScanPalm = 10,

    /// <summary>From a palm with ink on paper.</summary>
    NonLivePalm = 11,

    /// <summary>The trace of a palm at a scene.</summary>
    LatentPalmImpression = 12,

    /// <summary>The tracing of the trace of a palm.</summary>
    LatentPalmTracing = 13,

    /// <summary>The photograph of the trace of a palm.</summary>
    LatentPalmPhoto = 14,

    /// <summary>The trace of a palm that was lifted off.</summary>
    LatentPalmLift = 15,

    /// <summary>Optical, with contact, plain.</summary>
    OpticalContactPlain = 20,

    /// <summary>Optical, with contact, rolled.</summary>
    OpticalContactRolled = 21,

    /// <summary>Not optical, with contact, plain.</summary>
    NonOpticalContactPlain = 22,

    /// <summary>Not optical, with contact, rolled.</summary>
    NonOpticalContactRolled = 23,

    /// <summary>Optical, without contact, plain.</summary>
    OpticalContactlessPlain = 24,

    /// <summary>Optical, without contact, rolled.</summary>
    OpticalContactlessRolled = 25,

    /// <summary>Not optical, without contact, plain.</summary>
    NonOpticalContactlessPlain = 26,

    /// <summary>Not optical, without contact, rolled.</summary>
    NonOpticalContactlessRolled = 27,

    /// <summary>Another kind.</summary>
    Other = 28,

    /// <summary>Not known.</summary>
    Unknown = 29,
}
