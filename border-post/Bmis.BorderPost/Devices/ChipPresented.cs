namespace Bmis.BorderPost.Devices;

/// <summary>A chip lies on a reader. It is connected when somebody wants to read it.</summary>
/// <param name="ConnectAsync">Connects it; null when it is gone or does not answer.</param>
/// <param name="ReaderName">The reader.</param>
/// <param name="At">When.</param>
/// <param name="Document">The zone of its document, where the reader reads both; null where it cannot tell.</param>
internal sealed record ChipPresented(
    Func<CancellationToken, Task<IConnectedChip?>> ConnectAsync,
    string ReaderName,
    DateTimeOffset At,
    string? Document = null)
    : DeviceEvent(ReaderName, At)
{
    public override string ToString() => $"[chip] at {ReaderName}";
}
