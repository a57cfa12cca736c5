namespace Bmis.Watchlist.Lists;

/// <summary>
/// What a lane is asked to do on a true match, weakest first. An importer never gives more than <see cref="Refer"/>:
/// anything stronger needs a national ground that a data manager states. The values are written to list files.
/// </summary>
public enum AlertAction
{
    /// <summary>Inquiry check: tell the owner where and when the person or document was seen.</summary>
    InquiryCheck,

    /// <summary>Refer to second line.</summary>
    Refer,
}
