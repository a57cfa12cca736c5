namespace Bmis.BorderPost.Devices.Pcsc;

/// <summary>
/// A command over T=0 (ISO/IEC 7816-3, 12.2): a command with data carries no expected length, its answer is fetched
/// with GET RESPONSE while the card says 61 xx, and a command whose expected length is wrong is sent again with the one
/// that 6C xx names. There are no lengths above 256; a command that has them is answered 67 00 as a card would do.
/// </summary>
internal sealed class T0Exchange(T0Sender send)
{
    private const int HeaderLength = 4;
    private const byte MoreData = 0x61;
    private const byte OtherLength = 0x6C;
    private const byte GetResponse = 0xC0;
    private const byte ChannelBits = 0x03;
    private static readonly byte[] WrongLength = [0x67, 0x00];

    internal ScardCode Transmit(byte[] command, out byte[] answer)
    {
        answer = WrongLength;
        if (IsExtended(command)) return ScardCode.Success;
        var code = SendWithLength(Block(command), out var part);
        using var whole = new MemoryStream();
        for (var parts = 0; code == ScardCode.Success && part is [.., MoreData, var left]; parts++)
        {
            if (parts == PcscLimits.MostParts) break;
            whole.Write(part.AsSpan(..^2));
            code = SendWithLength([(byte)(command[0] & ChannelBits), GetResponse, 0, 0, left], out part);
        }

        whole.Write(part);
        answer = whole.ToArray();
        return code;
    }

    private ScardCode SendWithLength(byte[] block, out byte[] answer)
    {
        var code = send(block, out answer);
        if (code == ScardCode.Success && block.Length == HeaderLength + 1 && answer is [OtherLength, var length])
            code = send([.. block[..HeaderLength], length], out answer);
        return code;
    }

    private static bool IsExtended(byte[] command) => command.Length > HeaderLength + 1 && command[HeaderLength] == 0;

    // A command of four bytes gets a fifth, and one with data loses the byte behind its data.
    private static byte[] Block(byte[] command)
    {
        if (command.Length == HeaderLength) return [.. command, 0];
        var withData = command.Length > HeaderLength + 1 ? HeaderLength + 1 + command[HeaderLength] : command.Length;
        return command.Length == withData + 1 ? command[..withData] : command;
    }
}
