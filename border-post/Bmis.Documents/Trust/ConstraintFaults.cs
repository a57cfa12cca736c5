namespace Bmis.Documents.Trust;

/// <summary>What certificates say that must not be so (Doc 9303-12, 7.1).</summary>
[Flags]
public enum ConstraintFaults
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The document signer is an authority.</summary>
    SignerIsAuthority = 1,

    /// <summary>The document signer's key may not sign documents.</summary>
    SignerMayNotSign = 2,

    /// <summary>The document signer has a critical extension that is not known.</summary>
    SignerHasUnknownCritical = 4,

    /// <summary>The authority does not say that it is one.</summary>
    AnchorIsNoAuthority = 8,

    /// <summary>The authority's key may not sign certificates.</summary>
    AnchorMayNotSign = 16,

    /// <summary>Constraints or key usage of one of them have not the form they should.</summary>
    Malformed = 32,

    /// <summary>Document signer and authority are of different countries.</summary>
    CountriesDiffer = 64,
}
