using System.Security.Cryptography;
using Bmis.Documents.Tlv;

namespace Bmis.Documents.Iso7816;

/// <summary>The protected session from the card's side (Doc 9303-11, 9.8), for simulated chips.</summary>
internal sealed class CardMessaging : IDisposable
{
    private readonly SessionCipher _cipher;
    private readonly byte[] _counter;

    internal CardMessaging(SessionCipher cipher, ReadOnlySpan<byte> counter) =>
        (_cipher, _counter) = (cipher, counter.ToArray());

    /// <summary>Opens a protected command; null when it is not one of this session.</summary>
    internal CommandApdu? Open(CommandApdu command)
    {
        Count();
        var reader = new TlvReader(command.Data.Span);
        var hasData = reader.TryRead((command.Instruction & 1) == 0 ? 0x87u : 0x85u, out var cryptogram);
        var hasLength = reader.TryRead(0x97, out var length);
        var objects = command.Data.Span[..^reader.Rest.Length];
        if (!reader.TryRead(0x8E, out var mac) || !reader.Rest.IsEmpty || !IsRight(command, objects, mac.Value))
            return null;
        var data = hasData ? Decrypt(cryptogram) : [];
        return data is null
            ? null
            : new(
                (byte)(command.Class & ~0x0C), command.Instruction, command.P1, command.P2, data,
                hasLength ? Length(length.Value) : null);
    }

    /// <summary>Protects the answer to the command that was opened last.</summary>
    internal byte[] Protect(ResponseApdu answer)
    {
        Count();
        var objects = new TlvWriter();
        if (!answer.Data.IsEmpty)
            objects.Add(0x87, [1, .. _cipher.Encrypt(Padded(answer.Data.Span), _counter)]);
        objects.Add(0x99, answer.ToBytes().AsSpan()[^2..]);
        objects.Add(0x8E, _cipher.Mac(Padded([.. _counter, .. objects.Written.Span])));
        return [.. objects.Written.Span, .. answer.ToBytes().AsSpan()[^2..]];
    }

    public void Dispose() => _cipher.Dispose();

    private bool IsRight(CommandApdu command, ReadOnlySpan<byte> objects, ReadOnlySpan<byte> mac)
    {
        byte[] header = objects.IsEmpty ? command.Header() : Padded(command.Header());
        return CryptographicOperations.FixedTimeEquals(
            _cipher.Mac(Padded([.. _counter, .. header, .. objects])), mac);
    }

    private byte[]? Decrypt(TlvElement cryptogram)
    {
        var blocks = cryptogram.Tag == 0x87 ? cryptogram.Value[1..] : cryptogram.Value;
        if (blocks.IsEmpty || blocks.Length % _cipher.BlockBytes != 0)
            return null;
        return Padding.TryUnpad(_cipher.Decrypt(blocks, _counter), out var data) ? data : null;
    }

    private byte[] Padded(ReadOnlySpan<byte> bytes) => Padding.Pad(bytes, _cipher.BlockBytes);

    private void Count()
    {
        for (var i = _counter.Length - 1; i >= 0 && ++_counter[i] == 0; i--)
        {
            // The carry goes on to the next byte.
        }
    }

    private static int? Length(ReadOnlySpan<byte> written) => written switch
    {
        [0] => 256,
        [var one] => one,
        [0, 0] => CommandApdu.MostExpected,
        [var high, var low] => (high << 8) | low,
        _ => null,
    };
}
