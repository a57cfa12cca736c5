namespace Bmis.BorderPost.Devices.Fingers;

/// <summary>How a fingerprint reader is connected.</summary>
internal enum FingerReaderKind
{
    /// <summary>An optical reader of the R30x, ZFM, FPM and R503 family on a serial line.</summary>
    Serial = 1,

    /// <summary>A folder in which another program puts pictures.</summary>
    Folder,

    /// <summary>The twin that shows synthetic fingers on demand.</summary>
    Simulated,
}
