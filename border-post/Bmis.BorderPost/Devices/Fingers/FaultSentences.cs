namespace Bmis.BorderPost.Devices.Fingers;

/// <summary>What a technician is told of a fault. The officers' words stand in the language files.</summary>
internal static class FaultSentences
{
    /// <summary>The sentence.</summary>
    internal static string Of(FingerReaderFault fault) => fault switch
    {
        FingerReaderFault.Unplugged => "The fingerprint reader was unplugged.",
        FingerReaderFault.Silent => "The fingerprint reader does not answer at any rate.",
        FingerReaderFault.WrongChecksum => "What the fingerprint reader sends comes damaged: check the cable.",
        FingerReaderFault.WrongAddress => "A fingerprint reader of another address answers: check the setting Address.",
        FingerReaderFault.IncompletePicture => "The fingerprint reader's picture stopped before its end.",
        FingerReaderFault.WrongPassword => "The fingerprint reader wants another password: check the setting Password.",
        FingerReaderFault.ImagingFailed => "The fingerprint reader could not take a picture: clean its window.",
        FingerReaderFault.TransferFailed => "The fingerprint reader could not hand its picture out.",
        FingerReaderFault.Refused => "The fingerprint reader may not be used: check the permissions.",
        FingerReaderFault.BadFile => "A file in the folder of the fingerprint reader is no picture of a finger.",
        _ => "The fingerprint reader answers what no reader of its kind answers.",
    };

    /// <summary>The key of the officers' sentence.</summary>
    internal static string Key(FingerReaderFault fault) => fault switch
    {
        FingerReaderFault.Unplugged => "finger.fault.unplugged",
        FingerReaderFault.Silent => "finger.fault.silent",
        FingerReaderFault.WrongChecksum => "finger.fault.checksum",
        FingerReaderFault.WrongAddress => "finger.fault.address",
        FingerReaderFault.IncompletePicture => "finger.fault.incomplete",
        FingerReaderFault.WrongPassword => "finger.fault.password",
        FingerReaderFault.ImagingFailed => "finger.fault.imaging",
        FingerReaderFault.TransferFailed => "finger.fault.transfer",
        FingerReaderFault.Refused => "finger.fault.refused",
        FingerReaderFault.BadFile => "finger.fault.file",
        _ => "finger.fault.unintelligible",
    };
}
