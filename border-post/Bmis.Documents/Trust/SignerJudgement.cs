using Bmis.Documents.Cms;

namespace Bmis.Documents.Trust;

/// <summary>What is known about a document signer, each question by itself.</summary>
public sealed record SignerJudgement
{
    /// <summary>Whether it descends from a trusted authority.</summary>
    public required AnchorVerdict Anchor { get; init; }

    /// <summary>The authority; null unless it was found.</summary>
    public TrustAnchor? Authority { get; init; }

    /// <summary>Whether the signer is valid now.</summary>
    public ValidityVerdict Validity { get; init; }

    /// <summary>Whether the signer was valid when it signed, as far as that is known.</summary>
    public ValidityVerdict ValidityWhenSigned { get; init; }

    /// <summary>Whether its key was in use when it signed, as far as that is known; a remark.</summary>
    public ValidityVerdict KeyPeriodWhenSigned { get; init; }

    /// <summary>Whether the authority is valid now.</summary>
    public ValidityVerdict AuthorityValidity { get; init; }

    /// <summary>What the revocation lists say.</summary>
    public RevocationVerdict Revocation { get; init; } = RevocationVerdict.NoList;

    /// <summary>When the newest list that was asked was made.</summary>
    public DateTimeOffset? RevocationListTime { get; init; }

    /// <summary>What the certificates say that must not be so.</summary>
    public ConstraintFaults Constraints { get; init; }

    /// <summary>In what the document signer's certificate deviates from its profile.</summary>
    public CertificateRemarks SignerRemarks { get; init; }

    /// <summary>In what the authority's certificate deviates from its profile.</summary>
    public CertificateRemarks AuthorityRemarks { get; init; }

    /// <summary>What trusted lists know to be wrong with its documents.</summary>
    public IReadOnlyList<KnownDefect> Defects { get; init; } = [];

    /// <summary>Whether a defect of that kind is known of its documents.</summary>
    public bool Has(DefectKind kind) => Defects.Any(defect => defect.Kind == kind);

    /// <summary>
    /// Whether the signer descends from a trusted authority, may sign, and is not revoked. Validity is a question of
    /// its own: it ends, and the signature holds.
    /// </summary>
    public bool IsTrusted => Anchor == AnchorVerdict.Found
        && Constraints == ConstraintFaults.None
        && Revocation != RevocationVerdict.Revoked;
}
