using System.Security.Cryptography;
using Bmis.Documents.CardVerifiable;
using Bmis.Documents.PublicKeys;
using Bmis.Documents.Tlv;

namespace Bmis.Documents.Simulation;

/// <summary>
/// An authority, document verifier or inspection system that does not exist, with a key for terminal authentication
/// that was made anew. Whether it may certify others is for chips to say. For demonstration and tests.
/// </summary>
public sealed class SpecimenKeyHolder : IDisposable
{
    private const string BrainpoolP256R1 = "1.3.36.3.3.2.8.1.1.7";
    private const int UsualBits = 2048;

    private readonly string _curve;
    private readonly Pkcs8TerminalKey _key;

    private SpecimenKeyHolder(KeyReference reference, string algorithm, string curve, string pem)
    {
        (Reference, Algorithm, _curve, Pem) = (reference, algorithm, curve, pem);
        _key = Pkcs8TerminalKey.Read(pem) ?? throw new InvalidOperationException("The key cannot be read again.");
    }

    /// <summary>The name of the key.</summary>
    public KeyReference Reference { get; }

    /// <summary>The object identifier that says how it signs.</summary>
    public string Algorithm { get; }

    /// <summary>The private key as PKCS#8 in PEM.</summary>
    public string Pem { get; }

    /// <summary>The private key, to authenticate a terminal with.</summary>
    public ITerminalKey Key => _key;

    private bool IsRsa => _curve.Length == 0;

    /// <summary>A holder with an elliptic key.</summary>
    /// <param name="reference">The name of the key, such as UTCVCA00001.</param>
    /// <param name="algorithm">The object identifier of how it signs: the last number of id-TA-ECDSA, 1 to 5.</param>
    /// <param name="curve">The object identifier of its curve.</param>
    public static SpecimenKeyHolder OfCurve(string reference, int algorithm = 3, string curve = BrainpoolP256R1)
    {
        using var key = ECDsa.Create(ECCurve.CreateFromValue(curve));
        return new(Named(reference), TerminalAlgorithms.Ecdsa + algorithm, curve, key.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>A holder with a key of RSA.</summary>
    /// <param name="reference">The name of the key.</param>
    /// <param name="algorithm">The object identifier of how it signs: the last number of id-TA-RSA, 1 to 6.</param>
    /// <param name="bits">Bits of the modulus.</param>
    public static SpecimenKeyHolder OfRsa(string reference, int algorithm, int bits = UsualBits)
    {
        using var key = RSA.Create(bits);
        return new(Named(reference), TerminalAlgorithms.Rsa + algorithm, "", key.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>A certificate for another holder, or for itself (BSI TR-03110-3, C.1).</summary>
    /// <param name="holder">Whom it is for.</param>
    /// <param name="role">What that may do; an authority's certificate spells its curve out.</param>
    /// <param name="rights">What it may read.</param>
    /// <param name="from">Its first day, from 2000 to 2099.</param>
    /// <param name="until">Its last day.</param>
    public byte[] Certify(
        SpecimenKeyHolder holder, TerminalRole role, TerminalRights rights, DateOnly from, DateOnly until)
    {
        var body = new TlvWriter()
            .Add(CardVerifiableReader.Profile, [0])
            .Add(CardVerifiableReader.Authority, Reference.ToBytes())
            .Add(CardVerifiableReader.PublicKey, holder.WritePublicKey(role == TerminalRole.Authority))
            .Add(CardVerifiableReader.Holder, holder.Reference.ToBytes())
            .Add(CardVerifiableReader.Authorisation, Authorisation(role, rights))
            .Add(CardVerifiableReader.EffectiveDate, Digits(from))
            .Add(CardVerifiableReader.ExpirationDate, Digits(until))
            .ToArray();
        return Sign(body);
    }

    /// <summary>Signs the content of a body, whatever it is.</summary>
    internal byte[] Sign(ReadOnlySpan<byte> body)
    {
        var whole = TlvWriter.Object(CardVerifiableReader.Body, body);
        var signature = _key.Sign(Algorithm, whole)
            ?? throw new InvalidOperationException("The key is too short for its algorithm.");
        return TlvWriter.Object(CardVerifiableReader.Certificate, new TlvWriter()
            .AddWritten(whole)
            .Add(CardVerifiableReader.Signature, signature)
            .Written.Span);
    }

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    /// <inheritdoc/>
    public override string ToString() => $"[specimen {Reference}]";

    internal static byte[] Authorisation(TerminalRole role, TerminalRights rights) => new TlvWriter()
        .Add(0x06, AccessControl.PaceToken.OidBytes(HolderAuthorisation.InspectionSystem))
        .Add(0x53, [(byte)(((int)role << 6) | (int)rights)])
        .ToArray();

    internal static byte[] Digits(DateOnly date) =>
    [
        (byte)(date.Year % 100 / 10), (byte)(date.Year % 10), (byte)(date.Month / 10), (byte)(date.Month % 10),
        (byte)(date.Day / 10), (byte)(date.Day % 10),
    ];

    /// <summary>The content of a public key object (D.3).</summary>
    internal byte[] WritePublicKey(bool hasDomain)
    {
        var writer = new TlvWriter().Add(0x06, AccessControl.PaceToken.OidBytes(Algorithm));
        if (IsRsa)
            return writer.Add(0x81, _key.PublicValue.Span).Add(0x82, _key.Exponent).ToArray();
        if (!hasDomain)
            return writer.Add(0x86, _key.PublicValue.Span).ToArray();
        var domain = KnownCurves.Find(_curve)!;
        return writer
            .Add(0x81, domain.Curve.Field.Characteristic.ToByteArrayUnsigned())
            .Add(0x82, domain.Curve.A.ToBigInteger().ToByteArrayUnsigned())
            .Add(0x83, domain.Curve.B.ToBigInteger().ToByteArrayUnsigned())
            .Add(0x84, domain.G.GetEncoded(compressed: false))
            .Add(0x85, domain.N.ToByteArrayUnsigned())
            .Add(0x86, _key.PublicValue.Span)
            .Add(0x87, domain.H.ToByteArrayUnsigned())
            .ToArray();
    }

    private static KeyReference Named(string reference) => KeyReference.Of(reference)
        ?? throw new ArgumentException("This is no reference of a key.", nameof(reference));
}
