namespace Bmis.BorderPost.Devices.Fingers.Optical;

/// <summary>What a module answers: the first byte of an acknowledgement.</summary>
internal enum ModuleCode : byte
{
    /// <summary>Done.</summary>
    Done = 0x00,

    /// <summary>The order came damaged.</summary>
    ReceiveError = 0x01,

    /// <summary>No finger lies on it.</summary>
    NoFinger = 0x02,

    /// <summary>The picture could not be taken.</summary>
    ImagingFailed = 0x03,

    /// <summary>The picture cannot be handed out.</summary>
    TransferFailed = 0x0E,

    /// <summary>The password is another one.</summary>
    WrongPassword = 0x13,

    /// <summary>There is no picture to hand out.</summary>
    NoPicture = 0x15,
}
