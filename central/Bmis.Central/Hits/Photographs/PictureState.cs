using Bmis.Crossings.Hits;

namespace Bmis.Central.Hits.Photographs;

/// <summary>Whether a picture is here, and if not, why.</summary>
internal static class PictureState
{
    public const string Here = "";

    /// <summary>The lane has been asked, or will be when it is connected.</summary>
    public const string Waiting = "waiting";

    /// <summary>The lane has sent something that is no picture, or not that of the record.</summary>
    public const string Unusable = "unusable";

    /// <summary>No ground of the refusal allows keeping it.</summary>
    public const string NotKept = "not-kept";

    /// <summary>Its time was over.</summary>
    public const string Removed = "removed";

    /// <summary>Every word that a page has a text for.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Waiting, HitPictures.NotTaken, HitPictures.Gone, Unusable, NotKept, Removed];

    /// <summary>What a lane's code says; a lane may know more words than this server.</summary>
    public static string OfLane(string absence) =>
        absence == HitPictures.NotTaken ? HitPictures.NotTaken : HitPictures.Gone;
}
