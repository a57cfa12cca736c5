using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Bmis.BorderPost.Devices.Simulated;

/// <summary>
/// A card for vpcd, the virtual reader of the vsmartcard project: equipment for tests and demonstrations, never for a
/// lane that works. The card is a client of the reader: connecting lays it on, closing takes it off. A frame is a
/// length of two bytes and a payload; one byte is an order of the reader, anything else a command.
/// </summary>
internal sealed class VpcdCard : IAsyncDisposable
{
    /// <summary>The port of the first virtual reader; the second has the next.</summary>
    internal const int FirstPort = 35963;

    private const byte AskForAtr = 4;
    private const int LengthBytes = 2;

    // IPPROTO_TCP and TCP_QUICKACK of Linux: without it the reader waits 40 ms for each acknowledgement.
    private const int TcpLevel = 6;
    private const int QuickAcknowledge = 12;

    private readonly Socket _socket;
    private readonly ReadOnlyMemory<byte> _atr;
    private readonly Func<ReadOnlyMemory<byte>, ValueTask<ReadOnlyMemory<byte>>> _answer;
    private readonly Action<VpcdPower> _power;

    private VpcdCard(
        Socket socket, ReadOnlyMemory<byte> atr, Func<ReadOnlyMemory<byte>, ValueTask<ReadOnlyMemory<byte>>> answer,
        Action<VpcdPower> power)
    {
        (_socket, _atr, _answer, _power) = (socket, atr, answer, power);
        Removed = ServeAsync();
    }

    /// <summary>Ends when the card is off the reader, by our hand or because the reader has gone.</summary>
    internal Task Removed { get; }

    /// <summary>Lays a card on a virtual reader of this computer.</summary>
    /// <param name="atr">Its answer to reset, at most 33 bytes.</param>
    /// <param name="answer">Gives the answer to a command, one at a time.</param>
    /// <param name="power">Is told of power and reset, between commands.</param>
    /// <param name="port">The reader's.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="SocketException">There is no such reader.</exception>
    internal static async Task<VpcdCard> InsertAsync(
        ReadOnlyMemory<byte> atr, Func<ReadOnlyMemory<byte>, ValueTask<ReadOnlyMemory<byte>>> answer,
        Action<VpcdPower>? power = null, int port = FirstPort, CancellationToken cancellation = default)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, port, cancellation);
            return new(socket, atr, answer, power ?? (_ => { }));
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Takes the card off at once, within a command too; an answer may call it.</summary>
    internal void Pull() => _socket.Dispose();

    /// <summary>Takes the card off and waits for the command that it may be answering.</summary>
    public async ValueTask DisposeAsync()
    {
        Pull();
        await Removed;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (await ReceiveAsync() is { } frame)
                if (await ReactAsync(frame) is { } reply)
                    await SendAsync(reply);
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            return;
        }
        finally
        {
            _socket.Dispose();
        }
    }

    private async ValueTask<ReadOnlyMemory<byte>?> ReactAsync(byte[] frame)
    {
        if (frame.Length != 1) return await _answer(frame);
        if (frame[0] == AskForAtr) return _atr;
        _power((VpcdPower)frame[0]);
        return null;
    }

    private async ValueTask<byte[]?> ReceiveAsync()
    {
        var length = new byte[LengthBytes];
        if (!await FillAsync(length)) return null;
        var frame = new byte[BinaryPrimitives.ReadUInt16BigEndian(length)];
        return await FillAsync(frame) ? frame : null;
    }

    private async ValueTask<bool> FillAsync(Memory<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            var count = await _socket.ReceiveAsync(buffer);
            if (count == 0) return false;
            if (OperatingSystem.IsLinux())
                _socket.SetRawSocketOption(TcpLevel, QuickAcknowledge, BitConverter.GetBytes(1));
            buffer = buffer[count..];
        }

        return true;
    }

    private async ValueTask SendAsync(ReadOnlyMemory<byte> payload)
    {
        if (payload.Length > ushort.MaxValue) throw new InvalidOperationException("The answer fits no frame.");
        var frame = new byte[LengthBytes + payload.Length];
        BinaryPrimitives.WriteUInt16BigEndian(frame, (ushort)payload.Length);
        payload.CopyTo(frame.AsMemory(LengthBytes));
        for (var rest = frame.AsMemory(); rest.Length > 0;) rest = rest[await _socket.SendAsync(rest)..];
    }
}
