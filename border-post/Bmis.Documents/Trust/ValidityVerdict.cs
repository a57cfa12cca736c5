namespace Bmis.Documents.Trust;

/// <summary>Whether a certificate was valid at a moment.</summary>
public enum ValidityVerdict
{
    /// <summary>It was, or there was no moment to judge by.</summary>
    Valid,

    /// <summary>Its time had not come.</summary>
    NotYetValid,

    /// <summary>Its time was over.</summary>
    Expired,
}
