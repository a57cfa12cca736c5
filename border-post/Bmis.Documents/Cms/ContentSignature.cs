using System.Security.Cryptography;
using Bmis.Documents.PublicKeys;
using Org.BouncyCastle.Crypto.Parameters;

namespace Bmis.Documents.Cms;

/// <summary>
/// Verifies who signed a content (RFC 5652, 5.6). Signers are verified by the algorithm that they name themselves, over
/// the bytes as read.
/// </summary>
internal sealed class ContentSignature
{
    private const string PlainData = "1.2.840.113549.1.7.1";

    private readonly SignedData _data;
    private readonly bool _acceptsMislabelled;
    private readonly SignerSearch _search;

    private ContentSignature(SignedData data, bool acceptsMislabelled, Func<SignerInfo, Certificate?>? outside) =>
        (_data, _acceptsMislabelled, _search) = (data, acceptsMislabelled, new(data, outside));

    /// <summary>Verifies the first signer whose signature holds, else the first signer.</summary>
    /// <param name="data">The signed data.</param>
    /// <param name="acceptsMislabelled">Whether a key counts that names another curve than its own.</param>
    /// <param name="outside">Where certificates are to be had that the data lack.</param>
    internal static ContentVerdict Verify(
        SignedData data, bool acceptsMislabelled = false, Func<SignerInfo, Certificate?>? outside = null)
    {
        var verdicts = data.Signers.Select(new ContentSignature(data, acceptsMislabelled, outside).Verify).ToList();
        var verdict = verdicts.Find(one => one.Fault == ContentFault.None) ?? verdicts[0];
        return verdicts.Count == 1
            ? verdict
            : verdict with { Remarks = verdict.Remarks | ContentRemarks.SeveralSigners };
    }

    private ContentVerdict Verify(SignerInfo info)
    {
        var (signer, remarks) = _search.Find(info);
        if (!_data.DigestAlgorithms.Contains(info.Digest?.Oid))
            remarks |= ContentRemarks.DigestNotListed;
        if (_data.Version != 3 && (_data.Version != 1 || info.Issuer is null || _data.ContentType != PlainData))
            remarks |= ContentRemarks.UnusualVersion;
        if (signer?.Key is ECPublicKeyParameters key && KnownCurves.IsUnknown(key))
            remarks |= ContentRemarks.CurveWithoutName;
        if (signer is { KeyFault: KeyFault.OnAnotherCurve } && _acceptsMislabelled)
            remarks |= ContentRemarks.CurveMislabelled;
        return new(FaultOf(info, signer), signer, info.SigningTime, remarks);
    }

    private ContentFault FaultOf(SignerInfo info, Certificate? signer)
    {
        if (signer is null)
            return _search.HasMalformed ? ContentFault.MalformedCertificate : ContentFault.NoCertificate;
        if (info.Digest is not { } digest)
            return ContentFault.UnknownDigest;
        var fault = info.SignedAttributes is null ? ContentFault.None : AttributeFault(info, digest);
        return fault == ContentFault.None ? KeyFaultOf(info, signer) : fault;
    }

    private ContentFault AttributeFault(SignerInfo info, DigestAlgorithm digest)
    {
        if (info.MessageDigest is not { } hash || info.ContentType is null)
            return ContentFault.MissingAttribute;
        if (info.ContentType != _data.ContentType)
            return ContentFault.ContentTypeDiffers;
        return CryptographicOperations.FixedTimeEquals(digest.Hash(_data.Content.Span), hash.Span)
            ? ContentFault.None
            : ContentFault.ContentChanged;
    }

    private ContentFault KeyFaultOf(SignerInfo info, Certificate signer)
    {
        if (signer.KeyFault == KeyFault.OnAnotherCurve && !_acceptsMislabelled)
            return ContentFault.CurveMislabelled;
        if (signer.Key is not { } key)
            return ContentFault.KeyUnusable;
        var message = info.SignedAttributes ?? _data.Content;
        var fault = SignatureAlgorithm.Read(info.Algorithm, info.Digest, out var algorithm);
        return (algorithm?.Verify(key, message.Span, info.Signature.Span) ?? fault) switch
        {
            SignatureFault.None => ContentFault.None,
            SignatureFault.Wrong => ContentFault.SignatureWrong,
            _ => ContentFault.AlgorithmNotSupported,
        };
    }
}
