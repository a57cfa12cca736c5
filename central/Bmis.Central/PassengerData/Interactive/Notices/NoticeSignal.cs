using Bmis.Central.PassengerData.Storing;

namespace Bmis.Central.PassengerData.Interactive.Notices;

/// <summary>The word within this server that an unsolicited message waits.</summary>
internal sealed class NoticeSignal
{
    private readonly IntakeSignal _signal = new();

    public void Raise() => _signal.Raise();

    public Task WaitAsync(TimeSpan most, TimeProvider clock, CancellationToken cancellation) =>
        _signal.WaitAsync(most, clock, cancellation);
}
