using System.Runtime.InteropServices;
using System.Text;

namespace Bmis.BorderPost.Devices.Serial;

/// <summary>
/// An open serial line of Linux in raw mode. .NET's streams cannot be cancelled while they read a terminal, so this
/// waits with poll for a limited time. One thread at a time.
/// </summary>
internal sealed class SerialLine : IDisposable
{
    private int _handle;

    private SerialLine(int handle) => _handle = handle;

    /// <exception cref="SerialLineException">The device is not there or refuses its settings.</exception>
    internal static SerialLine Open(ReaderOptions options)
    {
        var flags = NativeSerial.ReadWrite | NativeSerial.NoControllingTerminal | NativeSerial.NonBlocking
            | NativeSerial.CloseOnExec;
        var handle = NativeSerial.Open(Encoding.UTF8.GetBytes(options.Port + "\0"), flags);
        if (handle < 0)
        {
            var error = Marshal.GetLastPInvokeError();
            var state = error == NativeSerial.NoPermission ? DeviceState.Faulty : DeviceState.Absent;
            throw new SerialLineException(state, "The serial device cannot be opened", error);
        }

        var line = new SerialLine(handle);
        try
        {
            line.Configure(options);
            return line;
        }
        catch
        {
            line.Dispose();
            throw;
        }
    }

    /// <summary>Waits for bytes and reads what is there; 0 when nothing came in time.</summary>
    /// <exception cref="SerialLineException">The device has gone.</exception>
    internal int Read(byte[] buffer, int milliseconds)
    {
        var entry = new NativeSerial.PollEntry { Handle = _handle, Wanted = NativeSerial.PollIn };
        var ready = NativeSerial.Poll(ref entry, 1, milliseconds);
        if (ready < 0) return IsPassing(Marshal.GetLastPInvokeError()) ? 0 : throw Gone();
        if (ready == 0) return 0;
        if (entry.Happened is var happened && (happened & NativeSerial.PollIn) == 0
            && (happened & NativeSerial.PollBroken) != 0)
            throw Gone();
        var count = (int)NativeSerial.Read(_handle, buffer, buffer.Length);
        if (count > 0) return count;
        if (count < 0 && IsPassing(Marshal.GetLastPInvokeError())) return 0;
        throw Gone();
    }

    /// <exception cref="SerialLineException">The device does not take the bytes.</exception>
    internal void Write(byte[] bytes)
    {
        if (NativeSerial.Write(_handle, bytes, bytes.Length) != bytes.Length) throw Gone();
    }

    /// <summary>Goes on at another rate; what has come and was not read is dropped.</summary>
    /// <exception cref="SerialLineException">The device refuses the rate.</exception>
    internal void ChangeRate(int baud)
    {
        var termios = new byte[NativeSerial.TermiosSize];
        if (NativeSerial.GetAttributes(_handle, termios) != 0) throw Refused();
        SetRate(termios, baud);
    }

    public void Dispose()
    {
        if (_handle >= 0) _ = NativeSerial.Close(_handle);
        _handle = -1;
    }

    private void Configure(ReaderOptions options)
    {
        var termios = new byte[NativeSerial.TermiosSize];
        if (NativeSerial.GetAttributes(_handle, termios) != 0) throw Refused();
        NativeSerial.MakeRaw(termios);
        var place = termios.AsSpan(NativeSerial.ControlFlagsOffset, sizeof(uint));
        var flags = BitConverter.ToUInt32(place);
        flags &= ~(NativeSerial.CharacterSize | NativeSerial.TwoStopBits | NativeSerial.EnableParity
            | NativeSerial.OddParity | NativeSerial.HardwareFlowControl);
        flags |= NativeSerial.IgnoreModemLines | NativeSerial.EnableReceiver;
        flags |= options.DataBits == 7 ? NativeSerial.SevenBits : NativeSerial.EightBits;
        if (options.StopBits == 2) flags |= NativeSerial.TwoStopBits;
        if (options.Parity != SerialParity.None) flags |= NativeSerial.EnableParity;
        if (options.Parity == SerialParity.Odd) flags |= NativeSerial.OddParity;
        BitConverter.TryWriteBytes(place, flags);
        SetRate(termios, options.Baud);
    }

    private void SetRate(byte[] termios, int baud)
    {
        if (NativeSerial.SetSpeed(termios, (uint)baud) != 0) throw Refused();
        if (NativeSerial.SetAttributes(_handle, 0, termios) != 0) throw Refused();
        _ = NativeSerial.Flush(_handle, 0);
    }

    private static bool IsPassing(int error) => error is NativeSerial.Interrupted or NativeSerial.Again;

    private static SerialLineException Gone() =>
        new(DeviceState.Absent, "The serial device has gone", Marshal.GetLastPInvokeError());

    private static SerialLineException Refused() =>
        new(DeviceState.Faulty, "The serial device refuses its settings", Marshal.GetLastPInvokeError());
}
