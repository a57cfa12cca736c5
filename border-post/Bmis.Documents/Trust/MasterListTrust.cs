namespace Bmis.Documents.Trust;

/// <summary>Whether a master list is to be believed.</summary>
public enum MasterListTrust
{
    /// <summary>Its signer descends from an authority that is known from elsewhere.</summary>
    Anchored,

    /// <summary>
    /// Its signer descends from an authority that is only in the list itself: that proves that the list is whole, not
    /// whose it is.
    /// </summary>
    SelfContained,

    /// <summary>The authority of its signer is nowhere to be found.</summary>
    NoAnchor,

    /// <summary>The signature of its signer does not hold, or that of the authority over the signer.</summary>
    SignatureWrong,

    /// <summary>Its signer may not sign master lists (Doc 9303-12, 7.1.1.6).</summary>
    SignerNotEntitled,

    /// <summary>It has not the form of a master list.</summary>
    Malformed,
}
