namespace Bmis.Central.PassengerData.Reading;

/// <summary>
/// Titles that booking systems put behind a given name without a blank, as in ANNAMRS. Names end like that too, so a
/// reading without the title stands beside the one that was sent and never in its place.
/// </summary>
internal static class Titles
{
    // Longer ones first: MSTR ends no other, but MRS, MS and MR do.
    private static readonly string[] All = ["MISS", "MSTR", "MRS", "CHD", "INF", "MS", "MR", "DR"];

    /// <summary>The name without its title; null where there is none, or nothing else.</summary>
    public static string? Without(string given)
    {
        var title = All.FirstOrDefault(one => given.EndsWith(one, StringComparison.OrdinalIgnoreCase));
        return title is not null && given[..^title.Length].Trim() is { Length: > 0 } rest ? rest : null;
    }
}
