using System.Security.Cryptography;
using Bmis.Documents.Iso7816;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Macs;
using Org.BouncyCastle.Crypto.Parameters;

namespace Bmis.Documents.Tests.Fuzzing;

/// <summary>
/// Answers to a session with AES. Every second one has the right MAC over its broken objects, as a chip that is
/// authentic and hostile can make it, so that the rooms behind the MAC are reached.
/// </summary>
internal static class FuzzedSession
{
    private const int Block = 16;
    private static readonly byte[] Encryption = [.. Enumerable.Range(1, Block).Select(i => (byte)i)];
    private static readonly byte[] Authentication = [.. Enumerable.Range(101, Block).Select(i => (byte)i)];

    // The counter of the first answer.
    private static readonly byte[] Counter = [.. new byte[Block - 1], 2];

    /// <summary>The objects before the MAC: a cryptogram with a status, an odd one, and a status alone.</summary>
    internal static IReadOnlyList<byte[]> Samples()
    {
        var cryptogram = Encrypt([.. new byte[37], 0x80, .. new byte[10]]);
        byte[] status = [0x99, 0x02, 0x90, 0x00];
        return
        [
            [0x87, (byte)(cryptogram.Length + 1), 0x01, .. cryptogram, .. status],
            [0x85, (byte)cryptogram.Length, .. cryptogram, .. status],
            status,
        ];
    }

    internal static bool Open(byte[] objects)
    {
        byte[] answer = objects.Length % 2 == 0
            ? [.. objects, 0x8E, 0x08, .. Mac(objects), 0x90, 0x00]
            : [.. objects, 0x90, 0x00];
        using var session = new SecureMessaging(SessionCipher.Aes(Encryption, Authentication), new byte[Block]);
        _ = session.Protect(new CommandApdu(0, 0xB0, 0, 0, Expected: 1));
        var opened = session.Open(ResponseApdu.Parse(answer)!);
        if (!opened.IsAuthentic && !opened.Response.Data.IsEmpty)
            throw new InvalidOperationException("Data came out of an answer that is not authentic.");
        return opened.IsAuthentic;
    }

    private static byte[] Encrypt(byte[] padded)
    {
        using var aes = Aes.Create();
        aes.Key = Encryption;
        return aes.EncryptCbc(padded, aes.EncryptEcb(Counter, PaddingMode.None), PaddingMode.None);
    }

    private static byte[] Mac(byte[] objects)
    {
        byte[] covered = [.. Counter, .. objects, 0x80];
        covered = [.. covered, .. new byte[(Block - (covered.Length % Block)) % Block]];
        var mac = new CMac(new AesEngine(), 64);
        mac.Init(new KeyParameter(Authentication));
        mac.BlockUpdate(covered, 0, covered.Length);
        var code = new byte[8];
        mac.DoFinal(code, 0);
        return code;
    }
}
