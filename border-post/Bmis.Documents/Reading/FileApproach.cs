namespace Bmis.Documents.Reading;

/// <summary>How a file is come at.</summary>
internal enum FileApproach
{
    /// <summary>Without SELECT where the chip knows short identifiers, else with it.</summary>
    Either,

    /// <summary>Without SELECT, unless the chip is known not to know short identifiers.</summary>
    Direct,

    /// <summary>With SELECT.</summary>
    Selected,
}
