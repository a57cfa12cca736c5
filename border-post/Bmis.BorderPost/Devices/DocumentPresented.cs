namespace Bmis.BorderPost.Devices;

/// <summary>The text of an MRZ as the reader sent it, with line feeds between the lines; it may be damaged.</summary>
internal sealed record DocumentPresented(string MrzText, string ReaderName, DateTimeOffset At)
    : DeviceEvent(ReaderName, At)
{
    public override string ToString() => $"[travel document] at {ReaderName}";
}
