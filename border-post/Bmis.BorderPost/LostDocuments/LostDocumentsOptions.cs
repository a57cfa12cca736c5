using Bmis.BorderPost.Lists;
using Bmis.BorderPost.Serving;

namespace Bmis.BorderPost.LostDocuments;

/// <summary>
/// Whether this post holds a copy of the list of lost and stolen documents. A copy of INTERPOL's data needs the
/// authorisation of the national bureau, so that nothing is fetched before somebody has written down whose it is.
/// </summary>
internal sealed class LostDocumentsOptions : ISettings
{
    private const int LongestAuthority = 200;
    private const int MostMegabytes = 10_000_000;
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);

    public static string Section => "LostDocuments";

    /// <summary>Whether the lane holds the list and looks documents up.</summary>
    public bool Enabled { get; set; }

    /// <summary>Who authorised the copy, such as the national bureau's name and the number of its letter.</summary>
    public string AuthorisedBy { get; set; } = "";

    /// <summary>The list is stale when what was last told of it is older.</summary>
    public TimeSpan FreshFor { get; set; } = TimeSpan.FromDays(2);

    /// <summary>The list has expired when it is older, or earlier when its manifests say so.</summary>
    public TimeSpan UsableFor { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Megabytes of disk that a download leaves free, for the records.</summary>
    public int FreeMegabytes { get; set; } = 500;

    public IEnumerable<string> Faults()
    {
        if (FreeMegabytes is < 0 or > MostMegabytes)
            yield return $"LostDocuments:FreeMegabytes must be between 0 and {MostMegabytes}.";
        if (Enabled && AuthorisedBy.Trim().Length is 0 or > LongestAuthority)
            yield return "LostDocuments:AuthorisedBy must say who authorised a copy of the list at this post.";
        if (FreshFor < Shortest || UsableFor < FreshFor)
            yield return "LostDocuments:FreshFor must be at least one minute and not above LostDocuments:UsableFor.";
    }

    internal long Reserve => FreeMegabytes * 1024L * 1024L;

    internal ListAge Age => new(FreshFor, UsableFor);
}
