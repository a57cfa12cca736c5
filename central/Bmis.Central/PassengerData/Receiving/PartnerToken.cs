using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Bmis.Central.PassengerData.Receiving;

/// <summary>
/// The secret by which a partner is known: 32 random bytes, shown once. The warehouse has its digest alone; for a
/// secret that nobody can guess a plain one is enough.
/// </summary>
internal static class PartnerToken
{
    // So that whoever finds one in a log or a mail knows what it opens.
    private const string Mark = "bmis-carrier-";
    private const int SecretBytes = 32;

    public static string Make() => Mark + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    public static byte[] DigestOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
