using Bmis.Documents.PublicKeys;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Parameters;

namespace Bmis.Documents.CardVerifiable;

/// <summary>
/// The public key of a certificate (BSI TR-03110-3, D.3). Only authorities spell their curve out; the others have that
/// of the key which signed them (C.1.3).
/// </summary>
public sealed class TerminalPublicKey
{
    private readonly RsaKeyParameters? _rsa;
    private readonly byte[] _point;

    internal TerminalPublicKey(string algorithm, RsaKeyParameters key) =>
        (Algorithm, _rsa, _point) = (algorithm, key, []);

    internal TerminalPublicKey(string algorithm, ECDomainParameters? domain, byte[] point) =>
        (Algorithm, Domain, _point) = (algorithm, domain, point);

    /// <summary>The object identifier that says how signatures by this key are made.</summary>
    public string Algorithm { get; }

    /// <summary>Whether it is a key of RSA; else it lies on an elliptic curve.</summary>
    public bool IsRsa => _rsa is not null;

    /// <summary>The modulus of RSA or the uncompressed point, by which a private key finds its certificate.</summary>
    public ReadOnlyMemory<byte> Value => _rsa?.Modulus.ToByteArrayUnsigned() ?? _point;

    /// <summary>The curve; null when it is inherited, and for RSA.</summary>
    internal ECDomainParameters? Domain { get; }

    /// <summary>The key to reckon with.</summary>
    /// <param name="inherited">The curve of the key that signed it.</param>
    /// <returns>Null when there is no curve, or when the point does not lie on it.</returns>
    internal AsymmetricKeyParameter? Resolve(ECDomainParameters? inherited)
    {
        if (_rsa is not null)
            return _rsa;
        var domain = Domain ?? inherited;
        return domain is not null && EllipticKeyReader.ReadPoint(domain.Curve, _point) is { } point
            ? new ECPublicKeyParameters(point, domain)
            : null;
    }
}
