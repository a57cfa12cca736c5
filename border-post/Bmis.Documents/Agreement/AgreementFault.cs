namespace Bmis.Documents.Agreement;

/// <summary>What is wrong with a public key that came from the other side.</summary>
internal enum AgreementFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Its bytes have not the form or the length of a key of the group.</summary>
    Encoding,

    /// <summary>It lies outside the group, or in a smaller one.</summary>
    OutsideGroup,

    /// <summary>What comes of it is the neutral element, of which nobody can make a secret.</summary>
    Neutral,
}
