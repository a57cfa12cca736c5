namespace Bmis.BorderPost.Devices.Pcsc;

/// <summary>
/// A card lies on a reader. The answer to reset is empty when it does not answer, as a chip at the edge of the field
/// does: then the document is to be laid on again.
/// </summary>
internal sealed record CardPresented(byte[] Atr, string ReaderName, DateTimeOffset At) : DeviceEvent(ReaderName, At)
{
    /// <summary>Whether it does not answer.</summary>
    internal bool IsMute => Atr.Length == 0;

    public override string ToString() => $"[card] at {ReaderName}";
}
