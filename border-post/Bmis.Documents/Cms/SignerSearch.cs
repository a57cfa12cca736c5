namespace Bmis.Documents.Cms;

/// <summary>
/// Finds the certificate of a signer. The name of the issuer need not match byte for byte, and where no certificate
/// matches, the only one there is taken, because States sign so: the signature tells whether it was the right one.
/// </summary>
internal sealed class SignerSearch
{
    private readonly List<Certificate> _there = [];
    private readonly Func<SignerInfo, Certificate?>? _outside;

    internal SignerSearch(SignedData data, Func<SignerInfo, Certificate?>? outside)
    {
        _outside = outside;
        foreach (var bytes in data.Certificates)
            if (Certificate.Read(bytes, out var certificate) == CertificateFault.None)
                _there.Add(certificate!);
            else
                HasMalformed = true;
    }

    /// <summary>Whether one of the certificates could not be read.</summary>
    internal bool HasMalformed { get; }

    internal (Certificate? Signer, ContentRemarks Remarks) Find(SignerInfo info)
    {
        if (_there.Find(one => IsNamed(one, info)) is { } named)
            return (named, HasSameBytes(named, info) ? ContentRemarks.None : ContentRemarks.IssuerWrittenOtherwise);
        if (_outside?.Invoke(info) is { } known)
            return (known, ContentRemarks.CertificateFromStore);
        return _there.Count == 1 ? (_there[0], ContentRemarks.OnlyCertificateTaken) : (null, ContentRemarks.None);
    }

    private static bool IsNamed(Certificate certificate, SignerInfo info) => info.Issuer is { } issuer
        ? certificate.SerialNumber == Convert.ToHexString(info.SerialNumber.Span) && certificate.Issuer.Equals(issuer)
        : info.KeyIdentifier.Span.SequenceEqual(certificate.Extensions.SubjectKeyIdentifier.Span);

    private static bool HasSameBytes(Certificate certificate, SignerInfo info) =>
        info.Issuer is null || info.Issuer.Encoded.Span.SequenceEqual(certificate.Issuer.Encoded.Span);
}
