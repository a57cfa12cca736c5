namespace Bmis.Documents.Reading;

/// <summary>How the reading of a chip ended.</summary>
public enum ReadingEnd
{
    /// <summary>It goes on.</summary>
    None,

    /// <summary>Everything was read that was to be.</summary>
    Complete,

    /// <summary>The chip did not open.</summary>
    NotOpened,

    /// <summary>The chip left the field, or its reader went away.</summary>
    ChipLost,

    /// <summary>The time was up.</summary>
    TimedOut,

    /// <summary>The chip answered so that nothing more could be believed.</summary>
    NotAuthentic,

    /// <summary>There was no chip: files were given by somebody.</summary>
    NoChip,
}
