using System.Security.Cryptography;
using Org.BouncyCastle.Math;

namespace Bmis.Documents.Agreement;

/// <summary>Draws private numbers, each as likely as every other.</summary>
internal static class PrivateNumbers
{
    /// <summary>A number from 1 to the order less one; what is drawn too large is drawn again.</summary>
    internal static BigInteger Draw(BigInteger order, RandomNumberGenerator random)
    {
        var bytes = new byte[(order.BitLength + 7) / 8];
        var spare = (8 * bytes.Length) - order.BitLength;
        while (true)
        {
            random.GetBytes(bytes);
            bytes[0] &= (byte)(0xFF >> spare);
            var number = new BigInteger(1, bytes);
            if (number.SignValue > 0 && number.CompareTo(order) < 0)
                return number;
        }
    }
}
