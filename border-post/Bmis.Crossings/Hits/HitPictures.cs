namespace Bmis.Crossings.Hits;

/// <summary>
/// What travels of a traveller with a hit as an attachment beside the journal: kinds, and why there may be none. Always
/// JPEG that the lane wrote itself.
/// </summary>
public static class HitPictures
{
    /// <summary>The photograph that was taken at the lane; its digest stands in the record.</summary>
    public const string Live = "live";

    /// <summary>The portrait on the chip (Doc 9303-10, DG2).</summary>
    public const string Portrait = "portrait";

    /// <summary>None was taken, or the chip was not read.</summary>
    public const string NotTaken = "none";

    /// <summary>There was one, and the lane does not have it any more.</summary>
    public const string Gone = "gone";

    /// <summary>Most bytes of a picture.</summary>
    public const int MostBytes = Records.Photograph.MostBytes;

    /// <summary>Every kind.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [Portrait, Live];
}
