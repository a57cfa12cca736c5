using Bmis.Documents.Cms;
using Bmis.Documents.Lds;
using Bmis.Documents.Trust;

namespace Bmis.Documents.Authentication;

/// <summary>What passive authentication came to, check by check (BSI TR-03135-1, Doc 9303-11, 5.1).</summary>
public sealed record PassiveAuthenticationResult
{
    /// <summary>All of it: failed as soon as one check failed.</summary>
    public DocumentCheckResult Result { get; init; } = DocumentCheckResult.NotPerformed;

    /// <summary>Whether EF.SOD has the form it should.</summary>
    public PassiveCheck Format { get; init; } = PassiveCheck.NotMade();

    /// <summary>What is wrong with the form of EF.SOD.</summary>
    public SecurityObjectFault FormatFault { get; init; }

    /// <summary>Whether the document signer signed the hashes.</summary>
    public PassiveCheck Signature { get; init; } = PassiveCheck.NotMade();

    /// <summary>Whether an authority signed the document signer.</summary>
    public PassiveCheck SignerSignature { get; init; } = PassiveCheck.NotMade();

    /// <summary>Whether document signer and authority are valid now, and were when the document was signed.</summary>
    public PassiveCheck SignerValidity { get; init; } = PassiveCheck.NotMade();

    /// <summary>Whether the document signer is revoked.</summary>
    public PassiveCheck SignerRevocation { get; init; } = PassiveCheck.NotMade();

    /// <summary>Whether the authority is trusted and both may do what they did.</summary>
    public PassiveCheck SignerTrust { get; init; } = PassiveCheck.NotMade();

    /// <summary>Whether the document signer may sign documents of this kind.</summary>
    public PassiveCheck DocumentType { get; init; } = PassiveCheck.NotMade();

    /// <summary>Whether EF.SOD and EF.COM list the same data groups.</summary>
    public PassiveCheck Completeness { get; init; } = PassiveCheck.NotMade();

    /// <summary>Whether the issuing State is the country of the document signer.</summary>
    public PassiveCheck IssuingState { get; init; } = PassiveCheck.NotMade();

    /// <summary>Every data group that was read or is listed, by its number.</summary>
    public IReadOnlyList<PassiveDataGroup> DataGroups { get; init; } = [];

    /// <summary>The security object; null when it has not its form.</summary>
    public SecurityObject? SecurityObject { get; init; }

    /// <summary>The document signer; null when it was not found.</summary>
    public Certificate? Signer { get; init; }

    /// <summary>What is known about the document signer; null when there is none.</summary>
    public SignerJudgement? Judgement { get; init; }

    /// <summary>When the document was signed, by the signer's word.</summary>
    public DateTimeOffset? SigningTime { get; init; }

    /// <summary>What is odd about the signature.</summary>
    public ContentRemarks Remarks { get; init; }

    /// <summary>The version of the trust store that was asked.</summary>
    public string TrustVersion { get; init; } = "";

    /// <summary>
    /// Whether a data group is what a trusted State signed. A key in DG14 or DG15 counts for the chip only then.
    /// </summary>
    public bool IsProven(int dataGroup) =>
        Signature.Result == DocumentCheckResult.Successful
        && SignerSignature.Result == DocumentCheckResult.Successful
        && SignerTrust.Result == DocumentCheckResult.Successful
        && SignerRevocation.Result != DocumentCheckResult.Failed
        && DataGroups.Any(one => one.Number == dataGroup && one.State == PassiveDataGroupState.Identical);

    /// <inheritdoc/>
    public override string ToString() => $"[passive authentication {Result}]";
}
