namespace Bmis.BorderPost.Devices.Fingers.Optical;

/// <summary>A whole packet of the module that was spoken to, or why there is none.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Payload">Its bytes; they are its own.</param>
/// <param name="Fault">Why it does not count; null where it does.</param>
internal readonly record struct Packet(PacketKind Kind, ReadOnlyMemory<byte> Payload, FingerReaderFault? Fault = null)
{
    public override string ToString() => $"[packet {Kind}, {Payload.Length} bytes]";
}
