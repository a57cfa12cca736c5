using Bmis.Documents.Iso7816;
using Bmis.Documents.Tlv;

namespace Bmis.Documents.Tests.Iso7816;

/// <summary>The card's side of secure messaging, written from the standard and not from the terminal's side.</summary>
internal sealed class CardSide(SessionCipher cipher, byte[] counter)
{
    /// <summary>What the card found in the last command.</summary>
    internal byte[] Heard { get; private set; } = [];

    /// <summary>Opens a command, which must be whole, and answers with data and status.</summary>
    internal byte[] Answer(byte[] bytes, byte[] data, ushort status)
    {
        Count();
        Open(CommandApdu.Parse(bytes)!);
        Count();
        return Protect(data, status);
    }

    internal byte[] Protect(byte[] data, ushort status, byte[]? padded = null)
    {
        var objects = new TlvWriter();
        if (data.Length > 0 || padded is not null)
            objects.Add(0x87, [1, .. cipher.Encrypt(padded ?? Pad(data), counter)]);
        objects.Add(0x99, [(byte)(status >> 8), (byte)status]);
        byte[] covered = [.. counter, .. objects.Written.Span];
        objects.Add(0x8E, cipher.Mac(Pad(covered)));
        return [.. objects.Written.Span, (byte)(status >> 8), (byte)status];
    }

    internal void Count()
    {
        for (var i = counter.Length - 1; i >= 0 && ++counter[i] == 0; i--)
        {
            // The carry goes on to the next byte.
        }
    }

    private void Open(CommandApdu command)
    {
        Assert.Equal(0x0C, command.Class & 0x0C);
        var reader = new TlvReader(command.Data.Span);
        var hasData = reader.TryRead((command.Instruction & 1) == 0 ? 0x87u : 0x85u, out var cryptogram);
        reader.TryRead(0x97, out _);
        var objects = command.Data.Span[..^reader.Rest.Length].ToArray();
        Assert.True(reader.TryRead(0x8E, out var mac) && reader.Rest.IsEmpty);
        byte[] header = objects.Length > 0 ? Pad(command.Header()) : command.Header();
        Assert.Equal(cipher.Mac(Pad([.. counter, .. header, .. objects])), mac.Value.ToArray());
        var blocks = !hasData ? [] : cryptogram.Tag == 0x87 ? cryptogram.Value[1..] : cryptogram.Value;
        Heard = hasData ? Unpad(cipher.Decrypt(blocks, counter)) : [];
    }

    private byte[] Pad(byte[] bytes) =>
        [.. bytes, 0x80, .. new byte[cipher.BlockBytes - 1 - (bytes.Length % cipher.BlockBytes)]];

    private static byte[] Unpad(byte[] padded) => padded[..Array.FindLastIndex(padded, one => one != 0)];
}
