namespace Bmis.BorderPost.Devices.Fingers.Optical;

/// <summary>Sizes of packets of the R30x, ZFM, FPM and R503 family (bytes).</summary>
internal static class PacketLimits
{
    /// <summary>Start, address, kind and length.</summary>
    internal const int Head = 9;

    /// <summary>The check sum behind the payload.</summary>
    internal const int Checksum = 2;

    /// <summary>Longest payload: packets have 32 to 256 bytes as the module is set.</summary>
    internal const int Payload = 256;

    /// <summary>Longest packet.</summary>
    internal const int Packet = Head + Payload + Checksum;
}
