using Bmis.Documents.Cms;
using Bmis.Documents.Lds;
using Bmis.Documents.PublicKeys;
using Bmis.Documents.Trust;

namespace Bmis.Documents.Authentication;

/// <summary>Says what was found in the words of BSI TR-03135-1.</summary>
internal static class PassiveTranslation
{
    internal static PassiveCheck Of(SecurityObjectFault fault) => fault switch
    {
        SecurityObjectFault.None => PassiveCheck.Good,
        SecurityObjectFault.UnknownDigest => PassiveCheck.Unknown(PassiveReason.DigestNotSupported),
        _ => PassiveCheck.Failed(PassiveReason.SecurityObjectMalformed),
    };

    internal static PassiveCheck Of(ContentVerdict verdict) => verdict.Fault switch
    {
        ContentFault.None => PassiveCheck.Good,
        ContentFault.NoCertificate => PassiveCheck.Open(PassiveReason.SignerMissing),
        ContentFault.MalformedCertificate => PassiveCheck.Failed(PassiveReason.SignerMalformed),
        ContentFault.UnknownDigest => PassiveCheck.Unknown(PassiveReason.DigestNotSupported),
        ContentFault.AlgorithmNotSupported => PassiveCheck.Unknown(PassiveReason.AlgorithmNotSupported),
        ContentFault.KeyUnusable when verdict.Signer!.KeyFault
            is KeyFault.UnknownAlgorithm or KeyFault.UnsupportedCurve or KeyFault.SizeNotAllowed =>
            PassiveCheck.Unknown(PassiveReason.AlgorithmNotSupported),
        ContentFault.KeyUnusable => PassiveCheck.Failed(PassiveReason.KeyUnusable),
        ContentFault.CurveMislabelled => PassiveCheck.Failed(PassiveReason.CurveMislabelled),
        ContentFault.ContentChanged => PassiveCheck.Failed(PassiveReason.ContentChanged),
        ContentFault.SignatureWrong => PassiveCheck.Failed(PassiveReason.SignatureWrong),
        _ => PassiveCheck.Failed(PassiveReason.AttributesWrong),
    };

    internal static PassiveCheck SignerSignature(SignerJudgement judgement) => judgement.Anchor switch
    {
        AnchorVerdict.Found => PassiveCheck.Good,
        AnchorVerdict.NoAnchor => PassiveCheck.Open(PassiveReason.NoTrustAnchor),
        AnchorVerdict.SignatureWrong => PassiveCheck.Failed(PassiveReason.SignerSignatureWrong),
        _ => PassiveCheck.Unknown(PassiveReason.AlgorithmNotSupported),
    };

    internal static PassiveCheck Trust(SignerJudgement judgement) =>
        judgement.Constraints != ConstraintFaults.None
            ? PassiveCheck.Failed(PassiveReason.ConstraintViolated)
            : SignerSignature(judgement);

    internal static PassiveCheck Validity(SignerJudgement judgement)
    {
        if (judgement.Validity == ValidityVerdict.Expired)
            return PassiveCheck.Failed(PassiveReason.SignerExpired);
        if (judgement.Validity == ValidityVerdict.NotYetValid)
            return PassiveCheck.Failed(PassiveReason.SignerNotYetValid);
        if (judgement.ValidityWhenSigned != ValidityVerdict.Valid)
            return PassiveCheck.Failed(PassiveReason.SignerNotValidWhenSigned);
        return judgement.AuthorityValidity == ValidityVerdict.Valid
            ? PassiveCheck.Good
            : PassiveCheck.Failed(PassiveReason.AuthorityNotValid);
    }

    internal static PassiveCheck Revocation(SignerJudgement judgement) => judgement switch
    {
        { Anchor: not AnchorVerdict.Found } => PassiveCheck.NotMade(),
        { Revocation: RevocationVerdict.Revoked } => PassiveCheck.Failed(PassiveReason.SignerRevoked),
        { Revocation: RevocationVerdict.NoList } => PassiveCheck.Open(PassiveReason.RevocationListMissing),
        { Revocation: RevocationVerdict.ListStale } => PassiveCheck.Open(PassiveReason.RevocationListStale),
        _ => PassiveCheck.Good,
    };
}
