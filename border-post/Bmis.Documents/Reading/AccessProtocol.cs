namespace Bmis.Documents.Reading;

/// <summary>How a chip was opened.</summary>
public enum AccessProtocol
{
    /// <summary>It was not.</summary>
    None,

    /// <summary>By PACE.</summary>
    Pace,

    /// <summary>By basic access control.</summary>
    BasicAccess,

    /// <summary>It lets everybody read: nothing proves that document and chip belong together.</summary>
    Open,
}
