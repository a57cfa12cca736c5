using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bmis.BorderPost.Serving;

namespace Bmis.BorderPost.Supervision;

/// <summary>What the supervisor's page looks at beside its own lane.</summary>
internal sealed class SupervisionOptions : ISettings
{
    private const int MostLanes = 64;

    private static readonly TimeSpan LongestPatience = TimeSpan.FromMinutes(1);

    public static string Section => "Supervision";

    /// <summary>The other lanes of the post.</summary>
    public List<PostLane> Lanes { get; } = [];

    /// <summary>The roots of their certificates, a PEM file; empty for those of the machine.</summary>
    public string TrustedRoots { get; set; } = "";

    /// <summary>How long a lane may take to answer before the page goes on without it.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(1);

    public IEnumerable<string> Faults()
    {
        if (Patience <= TimeSpan.Zero || Patience > LongestPatience)
            yield return $"Supervision:Patience must be a time of at most {LongestPatience.TotalSeconds} seconds.";
        if (Lanes.Count > MostLanes) yield return $"Supervision:Lanes must name at most {MostLanes} lanes.";
        for (var i = 0; i < Lanes.Count; i++)
        {
            if (Lanes[i].Id.Length is 0 or > 64)
                yield return $"Supervision:Lanes:{i}:Id must be the id of a lane.";
            if (Lanes[i].Uri is null)
                yield return $"Supervision:Lanes:{i}:Address must begin with http:// or https://.";
        }

        if (TrustedRoots.Length > 0 && RootsFault() is { } fault)
            yield return "Supervision:TrustedRoots must name a PEM file of certificates: " + fault;
    }

    /// <summary>The roots to trust; null for those of the machine.</summary>
    internal X509Certificate2Collection? Roots()
    {
        if (TrustedRoots.Length == 0) return null;
        var roots = new X509Certificate2Collection();
        roots.ImportFromPemFile(TrustedRoots);
        return roots;
    }

    private string? RootsFault()
    {
        try
        {
            return Roots() is { Count: 0 } ? "It holds no certificate." : null;
        }
        catch (Exception fault) when (fault is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return fault.Message;
        }
    }
}
