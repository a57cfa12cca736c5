using System.Security.Cryptography;
using Bmis.Documents.Tlv;

namespace Bmis.Documents.Iso7816;

/// <summary>
/// The protected session with a chip, from the terminal's side (Doc 9303-11, 9.8): it protects a command and opens the
/// answer to it, by turns. The send sequence counter goes on only with an answer that is protected: a chip that refuses
/// a command before it has looked into it, as some do with a length they dislike, has not counted it either. Not safe
/// for several threads.
/// </summary>
public sealed class SecureMessaging : IDisposable
{
    private const byte SecureClass = 0x0C;
    private const byte NoMoreClassPadding = 0x01;
    private const uint Cryptogram = 0x87;
    private const uint PlainCryptogram = 0x85;
    private const uint ExpectedLength = 0x97;
    private const uint Checksum = 0x8E;

    private readonly SessionCipher _cipher;
    private readonly byte[] _counter;

    /// <summary>Begins a session.</summary>
    /// <param name="cipher">Its keys; they become the session's to dispose of.</param>
    /// <param name="counter">The send sequence counter, as long as a block: zero after PACE and chip
    /// authentication, from both random numbers after BAC.</param>
    public SecureMessaging(SessionCipher cipher, ReadOnlySpan<byte> counter)
    {
        (_cipher, _counter) = (cipher, counter.ToArray());
        ArgumentOutOfRangeException.ThrowIfNotEqual(counter.Length, cipher.BlockBytes, nameof(counter));
    }

    /// <summary>The counter after the last answer that was protected.</summary>
    public ReadOnlySpan<byte> Counter => _counter;

    /// <summary>Protects a command.</summary>
    public CommandApdu Protect(CommandApdu command)
    {
        var counter = CounterAfter(1);
        byte[] header =
            [(byte)(command.Class | SecureClass), command.Instruction, command.P1, command.P2];
        var objects = new TlvWriter();
        if (!command.Data.IsEmpty)
            AddData(objects, command, counter);
        if (command.Expected is { } expected)
            objects.Add(ExpectedLength, Length(expected, command.IsExtended));
        byte[] covered = [.. Padding.Pad(header, _cipher.BlockBytes), .. objects.Written.Span];
        var mac = Mac(counter, objects.Written.IsEmpty ? header : covered);
        var data = objects.Add(Checksum, mac).ToArray();
        var isExtended = command.IsExtended || data.Length > byte.MaxValue;
        return command with
        {
            Class = header[0],
            Data = data,
            Expected = isExtended ? CommandApdu.MostExpected : byte.MaxValue + 1,
        };
    }

    /// <summary>Opens the answer to the last protected command.</summary>
    public SecureResponse Open(ResponseApdu answer)
    {
        if (answer.Data.IsEmpty)
            return Bad(answer, SecureMessagingFault.Unprotected);
        var counter = CounterAfter(2);
        counter.CopyTo(_counter, 0);
        if (!SecureObjects.TryRead(answer.Data.Span, out var objects))
            return Bad(answer, SecureMessagingFault.Malformed);
        if (!CryptographicOperations.FixedTimeEquals(Mac(counter, objects.Covered), objects.Checksum))
            return Bad(answer, SecureMessagingFault.WrongMac);
        if (objects.Status != answer.Status)
            return Bad(answer, SecureMessagingFault.StatusDiffers);
        return objects.HasCryptogram
            ? Decrypt(answer, objects, counter)
            : new(ResponseApdu.Of(answer.Status), SecureMessagingFault.None);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_counter);
        _cipher.Dispose();
    }

    private void AddData(TlvWriter objects, CommandApdu command, byte[] counter)
    {
        var encrypted = _cipher.Encrypt(Padding.Pad(command.Data.Span, _cipher.BlockBytes), counter);
        if ((command.Instruction & 1) == 0)
            objects.Add(Cryptogram, [NoMoreClassPadding, .. encrypted]);
        else
            objects.Add(PlainCryptogram, encrypted);
    }

    private SecureResponse Decrypt(ResponseApdu answer, SecureObjects objects, byte[] counter)
    {
        if (objects.Encrypted.IsEmpty || objects.Encrypted.Length % _cipher.BlockBytes != 0)
            return Bad(answer, SecureMessagingFault.Malformed);
        return Padding.TryUnpad(_cipher.Decrypt(objects.Encrypted, counter), out var plain)
            ? new(new ResponseApdu(plain, answer.Status), SecureMessagingFault.None)
            : Bad(answer, SecureMessagingFault.WrongPadding);
    }

    private byte[] Mac(ReadOnlySpan<byte> counter, ReadOnlySpan<byte> covered) =>
        _cipher.Mac(Padding.Pad([.. counter, .. covered], _cipher.BlockBytes));

    private byte[] CounterAfter(int steps)
    {
        var counter = _counter.ToArray();
        for (var step = 0; step < steps; step++)
            for (var i = counter.Length - 1; i >= 0 && ++counter[i] == 0; i--)
            {
                // The carry goes on to the next byte.
            }

        return counter;
    }

    private static byte[] Length(int expected, bool isExtended) => isExtended
        ? [(byte)(expected >> 8), (byte)expected]
        : [(byte)expected];

    private static SecureResponse Bad(ResponseApdu answer, SecureMessagingFault fault) =>
        new(ResponseApdu.Of(answer.Status), fault);
}
