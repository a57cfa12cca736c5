using System.Formats.Asn1;

namespace Bmis.Documents.PublicKeys;

/// <summary>RSASSA-PSS-params beside the hash function (RFC 8017, A.2.3).</summary>
/// <param name="MaskDigest">The hash function of the mask.</param>
/// <param name="SaltBytes">Bytes of salt.</param>
internal sealed record PssParameters(DigestAlgorithm MaskDigest, int SaltBytes)
{
    private const string Mgf1 = "1.2.840.113549.1.1.8";
    private const int DefaultSalt = 20;
    private const int MostSalt = 512;

    private static readonly Asn1Tag HashField = Field(0);
    private static readonly Asn1Tag MaskField = Field(1);
    private static readonly Asn1Tag SaltField = Field(2);
    private static readonly Asn1Tag TrailerField = Field(3);

    // What is left out is SHA-1, a mask by it, 20 bytes of salt and the trailer BC.
    internal static SignatureFault Read(AsnReader algorithm, out SignatureAlgorithm? read)
    {
        read = null;
        var hasParameters = algorithm.HasData && algorithm.PeekTag() != Asn1Tag.Null;
        var fields = hasParameters ? algorithm.ReadSequence() : new AsnReader(default, AsnEncodingRules.BER);
        var digest = DigestAlgorithm.Sha1;
        if (Next(fields, HashField) is { } hash)
            digest = DigestAlgorithm.Read(hash);
        var mask = DigestAlgorithm.Sha1;
        if (Next(fields, MaskField) is { } generator)
            mask = ReadMask(generator.ReadSequence());
        if (digest is null || mask is null)
            return SignatureFault.UnknownDigest;
        var salt = DefaultSalt;
        if (Next(fields, SaltField) is { } length && !(length.TryReadInt32(out salt) && salt is >= 0 and <= MostSalt))
            return SignatureFault.UnsupportedParameters;
        if (Next(fields, TrailerField) is { } trailer && !(trailer.TryReadInt32(out var number) && number == 1))
            return SignatureFault.UnsupportedParameters;
        fields.ThrowIfNotEmpty();
        if (hasParameters)
            algorithm.ThrowIfNotEmpty();
        read = new(SignatureScheme.RsaPss, digest, new(mask, salt));
        return SignatureFault.None;
    }

    private static DigestAlgorithm? ReadMask(AsnReader generator) =>
        generator.ReadObjectIdentifier() == Mgf1
            ? DigestAlgorithm.Read(generator)
            : null;

    private static AsnReader? Next(AsnReader fields, Asn1Tag tag) =>
        fields.HasData && fields.PeekTag() == tag ? fields.ReadSequence(tag) : null;

    private static Asn1Tag Field(int number) => new(TagClass.ContextSpecific, number, isConstructed: true);
}
