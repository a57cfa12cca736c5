namespace Bmis.BorderPost.Fingerprints;

/// <summary>Why a chip's finger could not be taken as it stands.</summary>
internal enum ChipFingerFault
{
    /// <summary>The file itself could not be read.</summary>
    NotAFile = 1,

    /// <summary>The data block is no finger image record of ISO/IEC 19794-4:2005.</summary>
    NotARecord,

    /// <summary>Neither the record nor the template's header names one of the ten fingers.</summary>
    NotAFinger,

    /// <summary>The header names another finger than the record; the record's was taken.</summary>
    HeaderDisagrees,

    /// <summary>There was a print of this finger already; the first was taken.</summary>
    Twice,

    /// <summary>The picture's coding is not known, it is damaged, or its decoder is not there.</summary>
    NotAPicture,

    /// <summary>The picture shows no print that the engine could use.</summary>
    NoPrint,

    /// <summary>There are more pictures than fingers; the rest was left.</summary>
    TooMany,
}
