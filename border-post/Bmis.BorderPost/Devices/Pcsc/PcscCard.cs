namespace Bmis.BorderPost.Devices.Pcsc;

/// <summary>A connected card with its own way to the service. All its calls block; one thread at a time.</summary>
internal sealed class PcscCard : IDisposable
{
    private readonly IScard _scard;
    private readonly PcscContext _context;
    private readonly nint _handle;
    private readonly byte[] _buffer = new byte[ScardValues.MostTransmitted];

    private PcscCard(IScard scard, PcscContext context, nint handle, ScardProtocol protocol)
    {
        (_scard, _context, _handle, Protocol) = (scard, context, handle, protocol);
        _scard.Status(handle, out var atr);
        Atr = atr;
    }

    /// <summary>What it speaks.</summary>
    internal ScardProtocol Protocol { get; }

    /// <summary>Its answer to reset.</summary>
    internal byte[] Atr { get; }

    internal static ScardCode Connect(IScard scard, string reader, out PcscCard? card)
    {
        card = null;
        var code = PcscContext.Establish(scard, out var context);
        if (context is null) return code;
        code = context.Connect(reader, out var handle, out var protocol);
        if (code == ScardCode.Success) card = new(scard, context, handle, protocol);
        else context.Dispose();
        return code;
    }

    /// <summary>Sends a command; over T=0 it does what the protocol leaves to the sender.</summary>
    internal ScardCode Transmit(byte[] command, out byte[] answer)
    {
        if (Protocol != ScardProtocol.T0) return Send(command, out answer);
        var exchange = new T0Exchange(Send);
        return exchange.Transmit(command, out answer);
    }

    /// <summary>Resets the card, so that its session is over, and lets it go.</summary>
    public void Dispose()
    {
        Array.Clear(_buffer);
        _scard.Disconnect(_handle, ScardDisposition.Reset);
        _context.Dispose();
    }

    private ScardCode Send(byte[] command, out byte[] answer)
    {
        var code = _scard.Transmit(_handle, Protocol, command, _buffer, out var length);
        answer = _buffer[..length];
        return code;
    }
}
