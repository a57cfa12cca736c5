namespace Bmis.BorderPost.Devices.Fingers.Optical;

/// <summary>What a packet is: the identifier that follows the address.</summary>
internal enum PacketKind : byte
{
    /// <summary>The lane orders something.</summary>
    Command = 0x01,

    /// <summary>A part of a picture, and more follows.</summary>
    Data = 0x02,

    /// <summary>The module answers an order.</summary>
    Acknowledge = 0x07,

    /// <summary>The last part of a picture.</summary>
    LastData = 0x08,
}
