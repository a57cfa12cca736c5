namespace Bmis.BorderPost.Devices.Fingers;

/// <summary>Why a reader gave no picture. After each the reader goes on by itself.</summary>
internal enum FingerReaderFault
{
    /// <summary>It was unplugged, within a picture too; it is opened again when it comes back.</summary>
    Unplugged = 1,

    /// <summary>It does not answer.</summary>
    Silent,

    /// <summary>A packet came damaged: its check sum is wrong.</summary>
    WrongChecksum,

    /// <summary>Another module answers than the one that was spoken to.</summary>
    WrongAddress,

    /// <summary>The picture stopped or ended before all its rows had come.</summary>
    IncompletePicture,

    /// <summary>The module wants another password than the settings have.</summary>
    WrongPassword,

    /// <summary>The module could not take a picture.</summary>
    ImagingFailed,

    /// <summary>The module has taken a picture and cannot hand it out.</summary>
    TransferFailed,

    /// <summary>It answers what no reader of its kind answers.</summary>
    Unintelligible,

    /// <summary>It is there and may not be used, for want of permission for example.</summary>
    Refused,

    /// <summary>A file that was to be a picture is none; it was moved aside.</summary>
    BadFile,
}
