namespace Bmis.Documents.Trust;

/// <summary>What is known to be wrong with the documents of a signer (BSI TR-03129-2, 7).</summary>
public enum DefectKind
{
    /// <summary>Something that no inspection of travel documents can act on.</summary>
    Other,

    /// <summary>The document signer is revoked, as if a revocation list said so.</summary>
    SignerRevoked,

    /// <summary>The certificate of the document signer is malformed; another one stands in the list.</summary>
    SignerReplaced,

    /// <summary>Private keys of chip authentication have become known: that proof says nothing.</summary>
    ChipAuthenticationKeyRevoked,

    /// <summary>Private keys of active authentication have become known: that proof says nothing.</summary>
    ActiveAuthenticationKeyRevoked,

    /// <summary>Some data groups may be wrongly encoded.</summary>
    DataGroupMalformed,

    /// <summary>The security object may not be verifiable.</summary>
    SecurityObjectInvalid,

    /// <summary>EF.COM and EF.SOD may list different files.</summary>
    IndexDiffers,

    /// <summary>EF.CardSecurity may be malformed.</summary>
    CardSecurityMalformed,
}
