using Bmis.Documents.Authentication;
using Bmis.Documents.Cms;
using Bmis.Documents.Trust;

namespace Bmis.Documents.Seals;

/// <summary>
/// Verifies seals against a trust store, offline. The signer of a binary seal is found by country and serial number
/// among the certificates that came with the store's files (Doc 9303-13, 2.2.2); a seal in JSON brings its own. Either
/// must be of an authority that is trusted, and of the State that the seal names. Thread-safe.
/// </summary>
public static class SealTrust
{
    /// <summary>Judges a seal.</summary>
    /// <param name="seal">A seal that could be read.</param>
    /// <param name="store">Whom to trust.</param>
    /// <param name="at">The moment of the inspection.</param>
    public static SealVerdict Judge(ScannedSeal seal, TrustStore store, DateTimeOffset at)
    {
        var signer = seal.Binary?.Header.Signer ?? seal.Json?.Signer;
        if (signer is null)
            return new(DocumentCheckResult.NotPerformed, SealReason.Unreadable);
        DateTimeOffset? signedAt = seal.Binary?.Header.DateOfSignature is { } day
            ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero)
            : null;
        var verdict = new SealVerdict(DocumentCheckResult.Undetermined, SealReason.UnknownSigner);
        foreach (var certificate in Candidates(signer, store))
        {
            verdict = Judge(seal, signer, certificate, store.Judge(certificate, at, signedAt));
            if (verdict.Result == DocumentCheckResult.Successful)
                return verdict;
        }

        return verdict;
    }

    private static IEnumerable<Certificate> Candidates(SealSigner signer, TrustStore store)
    {
        if (signer.Certificate.IsEmpty)
            return store.FindSigners(signer.CertificateReference)
                .Where(one => signer.Identifier.StartsWith(one.Country, StringComparison.OrdinalIgnoreCase));
        return Certificate.Read(signer.Certificate, out var brought) == CertificateFault.None ? [brought!] : [];
    }

    // Whether the signature holds comes before everything that the certificate says of itself.
    private static SealVerdict Judge(
        ScannedSeal seal, SealSigner signer, Certificate certificate, SignerJudgement judgement)
    {
        if (judgement.Anchor == AnchorVerdict.NoAnchor)
            return new(DocumentCheckResult.Undetermined, SealReason.UnknownSigner);
        if (judgement.Anchor != AnchorVerdict.Found || judgement.Constraints != ConstraintFaults.None)
            return new(DocumentCheckResult.Failed, SealReason.SignerNotEntitled);
        ReadOnlyMemory<byte>? KeyOf(SealSigner asked, DateOnly? signedOn) => certificate.PublicKeyInfo;
        var signature = seal.Binary is { } binary
            ? SealVerification.Verify(binary, KeyOf)
            : SealVerification.Verify(seal.Json!, KeyOf);
        if (signature.Result != DocumentCheckResult.Successful)
            return signature;
        if (PassiveState.CheckState(signer.Country, certificate).Result == DocumentCheckResult.Failed)
            return new(DocumentCheckResult.Failed, SealReason.SignerNotEntitled);
        if (judgement.Revocation == RevocationVerdict.Revoked)
            return new(DocumentCheckResult.Failed, SealReason.SignerRevoked);
        return judgement.Validity == ValidityVerdict.Valid && judgement.ValidityWhenSigned == ValidityVerdict.Valid
            ? signature
            : new(DocumentCheckResult.Failed, SealReason.SignerExpired);
    }
}
