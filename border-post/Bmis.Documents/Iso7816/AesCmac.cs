using System.Security.Cryptography;

namespace Bmis.Documents.Iso7816;

/// <summary>AES-CMAC (RFC 4493, NIST SP 800-38B), the whole 16 bytes.</summary>
internal static class AesCmac
{
    internal const int Block = 16;

    internal static byte[] Compute(Aes aes, ReadOnlySpan<byte> message)
    {
        var subkey = Double(aes.EncryptEcb(stackalloc byte[Block], PaddingMode.None));
        var isWhole = message.Length > 0 && message.Length % Block == 0;
        var blocks = isWhole ? message.ToArray() : Padding.Pad(message, Block);
        if (!isWhole)
            subkey = Double(subkey);
        for (var i = 0; i < Block; i++)
            blocks[blocks.Length - Block + i] ^= subkey[i];
        return aes.EncryptCbc(blocks, stackalloc byte[Block], PaddingMode.None)[^Block..];
    }

    // Multiplication by x in the field of 2^128 elements.
    private static byte[] Double(ReadOnlySpan<byte> value)
    {
        var doubled = new byte[Block];
        for (var i = 0; i < Block; i++)
            doubled[i] = (byte)((value[i] << 1) | (i + 1 < Block ? value[i + 1] >> 7 : 0));
        if ((value[0] & 0x80) != 0)
            doubled[^1] ^= 0x87;
        return doubled;
    }
}
