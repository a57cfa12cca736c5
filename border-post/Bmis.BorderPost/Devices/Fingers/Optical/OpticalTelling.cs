using System.Threading.Channels;
using Bmis.BorderPost.Devices.Serial;

namespace Bmis.BorderPost.Devices.Fingers.Optical;

/// <summary>
/// What the reader's thread tells its listener: a state when it changes, and a fault once until something has gone
/// well.
/// </summary>
internal sealed class OpticalTelling(ChannelWriter<FingerEvent> events)
{
    private DeviceState? _state;
    private FingerReaderFault? _fault;

    internal void Tell(FingerEvent one)
    {
        if (one is not FingerFaulted) _fault = null;
        events.TryWrite(one);
    }

    internal void Ready()
    {
        _fault = null;
        Become(DeviceState.Ready, "The fingerprint reader is ready.");
    }

    /// <summary>The module is there and cannot be used.</summary>
    internal void Broken(FingerReaderFault fault)
    {
        Fault(fault);
        Become(DeviceState.Faulty, FaultSentences.Of(fault));
    }

    /// <summary>The line is not there or refused.</summary>
    internal void Gone(SerialLineException exception)
    {
        if (exception.State == DeviceState.Faulty) Fault(FingerReaderFault.Refused);
        else if (_state == DeviceState.Ready) Fault(FingerReaderFault.Unplugged);
        Become(exception.State, exception.Message);
    }

    internal void Fault(FingerReaderFault fault)
    {
        if (_fault == fault) return;
        _fault = fault;
        events.TryWrite(new FingerFaulted(fault));
    }

    internal void End(Exception? exception = null) => events.TryComplete(exception);

    private void Become(DeviceState state, string reason)
    {
        if (_state == state) return;
        _state = state;
        events.TryWrite(new FingerReaderStateChanged(state, reason));
    }
}
