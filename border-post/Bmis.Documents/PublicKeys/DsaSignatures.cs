using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;

namespace Bmis.Documents.PublicKeys;

/// <summary>
/// Verification by DSA (FIPS 186-4, 4.7); of a hash longer than the subgroup's order its first bits count.
/// </summary>
internal static class DsaSignatures
{
    internal static bool Verify(DsaPublicKeyParameters key, byte[] hash, ReadOnlySpan<byte> signature)
    {
        if (!EcdsaSignatures.TryRead(signature, key.Parameters.Q, out var r, out var s))
            return false;
        var signer = new DsaSigner();
        signer.Init(false, key);
        return signer.VerifySignature(hash, r, s);
    }
}
