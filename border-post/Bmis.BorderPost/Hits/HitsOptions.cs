using Bmis.BorderPost.Serving;

namespace Bmis.BorderPost.Hits;

/// <summary>What the lane does about hits after the decision.</summary>
internal sealed class HitsOptions : ISettings
{
    public static string Section => "Hits";

    /// <summary>Crossings of so many last hours are screened again when a newer alert list comes into use.</summary>
    public int LateHours { get; set; } = 72;

    public IEnumerable<string> Faults()
    {
        if (LateHours is < 1 or > 720) yield return "Hits:LateHours must be from 1 to 720.";
    }
}
