namespace Bmis.TestKit.Fingerprints;

/// <summary>What goes wrong with the next picture of an emulated module.</summary>
public enum ModuleTrouble
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Noise, the beginning of a packet among it, stands before answers and packets.</summary>
    Noise,

    /// <summary>A byte in the middle of the picture is another one.</summary>
    WrongChecksum,

    /// <summary>The last packet does not come.</summary>
    MissingLastPacket,

    /// <summary>A packet in the middle does not come.</summary>
    MissingPacket,

    /// <summary>The picture is of another module's address.</summary>
    WrongAddress,

    /// <summary>Nothing comes after the half of it.</summary>
    StopsHalfWay,

    /// <summary>The plug is pulled after the half of it.</summary>
    UnpluggedHalfWay,

    /// <summary>No picture could be taken.</summary>
    ImagingFailed,

    /// <summary>The picture cannot be handed out.</summary>
    TransferFailed,

    /// <summary>There are more packets than a picture has.</summary>
    TooMuch,
}
