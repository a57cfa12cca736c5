using Bmis.BorderPost.Serving;

namespace Bmis.BorderPost.Arrivals;

internal sealed class ArrivalOptions : ISettings
{
    public static string Section => "Arrivals";

    /// <summary>Days after its departure for which a list is kept and looked at; a ship is days under way.</summary>
    public int KeepDays { get; set; } = 3;

    public IEnumerable<string> Faults()
    {
        if (KeepDays is < 1 or > 60)
            yield return "Arrivals:KeepDays must be between 1 and 60.";
    }
}
