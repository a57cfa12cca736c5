namespace Bmis.Documents.AccessControl;

/// <summary>The pseudo-random function R(s,t) of the integrated mapping (Doc 9303-11, 4.4.3.3.2).</summary>
internal static class PacePseudoRandom
{
    private const int MarginBits = 64;

    private static readonly byte[][] Short =
        Constants("A668892A7C41E3CA739F40B057D85904", "A4E136AC725F738B01C1F60217C188AD");

    private static readonly byte[][] Long = Constants(
        "D463D65234124EF7897054986DCA0A174E28DF758CBAA03F240616414D5A1676",
        "54BD7255F0AAF831BEC3423FCF39D69B6CBF066677D0FAAE5AADD99DF8E53517");

    /// <summary>Bytes of the chip's nonce: the least number of blocks that has the length of a key.</summary>
    internal static int NonceBytes(SessionSuite suite) => ConstantsOf(suite)[0].Length;

    /// <summary>The number, as long as a prime of so many bits demands.</summary>
    /// <param name="suite">The cipher.</param>
    /// <param name="chipNonce">s, of <see cref="NonceBytes"/>.</param>
    /// <param name="terminalNonce">t, as long as a key.</param>
    /// <param name="primeBits">Bits of the prime.</param>
    internal static byte[] Compute(
        SessionSuite suite, ReadOnlySpan<byte> chipNonce, ReadOnlySpan<byte> terminalNonce, int primeBits)
    {
        var constants = ConstantsOf(suite);
        var blockBits = 8 * constants[0].Length;
        var key = PaceCipher.Encrypt(suite, terminalNonce, chipNonce);
        var number = new List<byte>();
        for (var made = 0; made < primeBits + MarginBits; made += blockBits)
        {
            var cut = key.AsSpan(0, PaceCipher.KeyBytes(suite));
            number.AddRange(PaceCipher.Encrypt(suite, cut, constants[1]));
            key = PaceCipher.Encrypt(suite, cut, constants[0]);
        }

        return [.. number];
    }

    private static byte[][] ConstantsOf(SessionSuite suite) => PaceCipher.KeyBytes(suite) == 16 ? Short : Long;

    private static byte[][] Constants(params string[] digits) => [.. digits.Select(Convert.FromHexString)];
}
