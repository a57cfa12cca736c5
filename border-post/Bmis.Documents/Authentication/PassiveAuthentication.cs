using Bmis.Documents.Cms;
using Bmis.Documents.Lds;
using Bmis.Documents.Trust;

namespace Bmis.Documents.Authentication;

/// <summary>
/// Passive authentication (Doc 9303-11, 5.1): whether what was read of a document is what a trusted State signed. It
/// says nothing about the chip, which may be a copy.
/// </summary>
public static class PassiveAuthentication
{
    /// <summary>Makes every check that can be made. It reads no clock and keeps nothing.</summary>
    /// <param name="input">What was read.</param>
    /// <param name="trust">Whom to trust.</param>
    /// <param name="at">The moment of the inspection.</param>
    /// <param name="policy">What the country demands.</param>
    public static PassiveAuthenticationResult Verify(
        PassiveAuthenticationInput input, TrustStore trust, DateTimeOffset at, PassiveAuthenticationPolicy policy)
    {
        if (input.SecurityObject.IsEmpty)
            return new()
            {
                Format = PassiveCheck.NotMade(PassiveReason.NoSecurityObject),
                TrustVersion = trust.Version,
            };
        var fault = SecurityObject.Read(input.SecurityObject, out var read);
        var result = new PassiveAuthenticationResult
        {
            Format = PassiveTranslation.Of(fault),
            FormatFault = fault,
            SecurityObject = read,
            TrustVersion = trust.Version,
        };
        if (read is not null)
            result = WithSigner(WithContents(result, read, input), read, input, trust, at, policy);
        return result with { Result = Whole(result, policy) };
    }

    private static PassiveAuthenticationResult WithContents(
        PassiveAuthenticationResult result, SecurityObject read, PassiveAuthenticationInput input) => result with
        {
            Completeness = PassiveIndex.Check(input.IndexTags, read.Hashes.Keys),
            DataGroups =
            [
                .. read.Hashes.Keys.Union(input.DataGroups.Keys).Order()
                    .Select(number => PassiveDataGroup.Of(number, StateOf(number, read, input))),
            ],
        };

    private static PassiveDataGroupState StateOf(int number, SecurityObject read, PassiveAuthenticationInput input)
    {
        if (!input.DataGroups.TryGetValue(number, out var file))
            return PassiveDataGroupState.NotRead;
        if (!read.Hashes.ContainsKey(number))
            return PassiveDataGroupState.NotListed;
        return read.IsIdentical(number, file.Span)
            ? PassiveDataGroupState.Identical
            : PassiveDataGroupState.NotIdentical;
    }

    private static PassiveAuthenticationResult WithSigner(
        PassiveAuthenticationResult result,
        SecurityObject read,
        PassiveAuthenticationInput input,
        TrustStore trust,
        DateTimeOffset at,
        PassiveAuthenticationPolicy policy)
    {
        var verdict = ContentSignature.Verify(read.Signed, policy.AcceptsMislabelledCurve, trust.FindSigner);
        var signed = result with
        {
            Signature = PassiveTranslation.Of(verdict),
            Signer = verdict.Signer,
            SigningTime = verdict.SigningTime,
            Remarks = read.HasUsualContentType
                ? verdict.Remarks
                : verdict.Remarks | ContentRemarks.UnusualContentType,
            IssuingState = PassiveState.CheckState(input.IssuingState, verdict.Signer),
            DocumentType = PassiveState.CheckType(input.DocumentCode, verdict.Signer),
        };
        return verdict.Signer is { } signer
            ? WithJudgement(signed, trust.Judge(signer, at, verdict.SigningTime ?? input.IssuedAt))
            : signed;
    }

    private static PassiveAuthenticationResult WithJudgement(
        PassiveAuthenticationResult result, SignerJudgement judgement) => result with
        {
            Judgement = judgement,
            SignerSignature = PassiveTranslation.SignerSignature(judgement),
            SignerTrust = PassiveTranslation.Trust(judgement),
            SignerValidity = PassiveTranslation.Validity(judgement),
            SignerRevocation = PassiveTranslation.Revocation(judgement),
        };

    // A check that could not be made leaves the whole as it is, except those that everything rests on.
    private static DocumentCheckResult Whole(PassiveAuthenticationResult result, PassiveAuthenticationPolicy policy)
    {
        List<DocumentCheckResult> all =
        [
            result.Format.Result, result.Signature.Result, result.SignerSignature.Result, result.SignerTrust.Result,
            result.SignerValidity.Result, result.DocumentType.Result, result.Completeness.Result,
            result.IssuingState.Result, .. result.DataGroups.Select(group => group.Check.Result),
        ];
        if (all.Contains(DocumentCheckResult.Failed) || result.SignerRevocation.Result == DocumentCheckResult.Failed)
            return DocumentCheckResult.Failed;
        if (all.Contains(DocumentCheckResult.NotSupported))
            return DocumentCheckResult.NotSupported;
        var isOpen = all.Contains(DocumentCheckResult.Undetermined)
            || result.SignerSignature.Result != DocumentCheckResult.Successful
            || result.DataGroups.All(group => group.State != PassiveDataGroupState.Identical)
            || (policy.DemandsRevocationList && result.SignerRevocation.Result != DocumentCheckResult.Successful);
        return isOpen ? DocumentCheckResult.Undetermined : DocumentCheckResult.Successful;
    }
}
