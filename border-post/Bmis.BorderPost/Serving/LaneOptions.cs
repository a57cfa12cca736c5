using Bmis.Sync.Envelopes;

namespace Bmis.BorderPost.Serving;

/// <summary>Which lane this is and where it keeps what it must not lose.</summary>
internal sealed class LaneOptions : ISettings
{
    public static string Section => "Lane";

    /// <summary>The lane's id, as its certificate carries it.</summary>
    public string Id { get; set; } = "";

    /// <summary>The border crossing point: UN/LOCODE or national code.</summary>
    public string PostCode { get; set; } = "";

    /// <summary>IANA name of the post's time zone.</summary>
    public string TimeZone { get; set; } = "UTC";

    /// <summary>The folder of the journal, the lists and the keys; made when it is missing.</summary>
    public string Folder { get; set; } = "";

    public IEnumerable<string> Faults()
    {
        if (Producer.TryParse(Id) is null)
            yield return "Lane:Id must have 1 to 64 letters, digits, '.', '-' or '_'.";
        if (PostCode.Length is 0 or > 16)
            yield return "Lane:PostCode must name the border crossing point in 1 to 16 characters.";
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
            yield return "Lane:TimeZone must be the IANA name of a time zone, such as Africa/Nairobi.";
        if (!Path.IsPathFullyQualified(Folder))
            yield return "Lane:Folder must be the full path of the lane's folder.";
    }
}
