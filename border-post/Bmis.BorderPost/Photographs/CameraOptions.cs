using Bmis.BorderPost.Serving;

namespace Bmis.BorderPost.Photographs;

internal sealed class CameraOptions : ISettings
{
    public static string Section => "Camera";

    /// <summary>Whether this lane has a camera: then the page opens it and says when it is missing.</summary>
    public bool Expected { get; set; }

    /// <summary>Days after which a photograph is erased at the lane.</summary>
    public int RetentionDays { get; set; } = 30;

    /// <summary>Free disk below which no photograph is kept: records go first.</summary>
    public int FreeMegabytes { get; set; } = 500;

    public IEnumerable<string> Faults()
    {
        if (RetentionDays is < 1 or > 3650)
            yield return "Camera:RetentionDays must be between 1 and 3650.";
        if (FreeMegabytes is < 0 or > 10_000_000)
            yield return "Camera:FreeMegabytes must be between 0 and 10000000.";
    }
}
