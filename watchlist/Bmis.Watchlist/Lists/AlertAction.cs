namespace Bmis.Watchlist.Lists;

/// <summary>
/// What a lane is asked to do on a true match. The values are written to list files and never change; which of two
/// actions is the stronger says <see cref="AlertPrecedence"/>. An importer never gives more than <see cref="Refer"/>:
/// anything stronger needs a national ground that a data manager states. A row of a national list may state its own.
/// </summary>
public enum AlertAction
{
    /// <summary>Inquiry check: ask, and tell the owner where and when the person or document was seen.</summary>
    InquiryCheck = 0,

    /// <summary>Refer to second line.</summary>
    Refer = 1,

    /// <summary>Nothing at a lane: the entry is not shown there in this direction.</summary>
    None = 2,

    /// <summary>Discreet check: collect without the person noticing; first line sees nothing.</summary>
    DiscreetCheck = 3,

    /// <summary>Specific check: search person, vehicle and baggage as the law allows.</summary>
    SpecificCheck = 4,

    /// <summary>Locate: note where the person lives or travels to, for a court or an authority.</summary>
    Locate = 5,

    /// <summary>Seize the document.</summary>
    SeizeDocument = 6,

    /// <summary>Refuse entry, by second line's decision.</summary>
    RefuseEntry = 7,

    /// <summary>Prevent departure, by a legal order.</summary>
    PreventDeparture = 8,

    /// <summary>A missing person: find out whether he or she is safe; where, is told only with consent.</summary>
    MissingPerson = 9,

    /// <summary>A person to protect, such as a child at risk of abduction or a victim of trafficking.</summary>
    Protection = 10,

    /// <summary>Arrest.</summary>
    Arrest = 11,
}
