using System.Security.Cryptography;
using Bmis.BorderPost.Serving;
using Bmis.Crossings;
using Bmis.Sync.Distribution;

namespace Bmis.BorderPost.Lists;

internal sealed class ListsOptions : ISettings
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);

    public static string Section => "Lists";

    /// <summary>Full path of the folder of the lists; empty for <c>lists</c> in the lane's folder.</summary>
    public string Folder { get; set; } = "";

    /// <summary>Files (PEM) of the public keys whose signature makes a list count, by key id.</summary>
    public Dictionary<string, string> TrustedKeys { get; set; } = [];

    /// <summary>An alert list is stale when it is older.</summary>
    public TimeSpan AlertFreshFor { get; set; } = TimeSpan.FromHours(24);

    /// <summary>An alert list has expired when it is older, or earlier when its manifest says so.</summary>
    public TimeSpan AlertUsableFor { get; set; } = TimeSpan.FromDays(7);

    /// <summary>A list of officers is stale when it is older.</summary>
    public TimeSpan OfficersFreshFor { get; set; } = TimeSpan.FromDays(7);

    /// <summary>A list of officers has expired when it is older, or earlier when its manifest says so.</summary>
    public TimeSpan OfficersUsableFor { get; set; } = TimeSpan.FromDays(30);

    public IEnumerable<string> Faults() =>
        Times().Concat(TrustedKeys.Select(KeyFault).OfType<string>()).Concat(FolderFaults());

    internal string PathIn(LaneOptions lane) => Folder.Length > 0 ? Folder : Path.Combine(lane.Folder, "lists");

    // Each clearance has a last day of its own: the list of them ages by its manifest alone.
    internal ListAge AgeOf(string list) => list switch
    {
        ListNames.Officers => new(OfficersFreshFor, OfficersUsableFor),
        ListNames.Clearances => new(TimeSpan.MaxValue, TimeSpan.MaxValue),
        _ => new(AlertFreshFor, AlertUsableFor),
    };

    /// <summary>Reads the keys; call it only on settings without faults.</summary>
    internal ListVerifier Verifier() => new(TrustedKeys.ToDictionary(key => key.Key, key => ReadKey(key.Value)));

    private IEnumerable<string> FolderFaults()
    {
        if (Folder.Length > 0 && !Path.IsPathFullyQualified(Folder))
            yield return "Lists:Folder must be a full path, or empty for lists in Lane:Folder.";
    }

    private IEnumerable<string> Times()
    {
        if (AlertFreshFor < Shortest || AlertUsableFor < AlertFreshFor)
            yield return "Lists:AlertFreshFor must be at least one minute and not above Lists:AlertUsableFor.";
        if (OfficersFreshFor < Shortest || OfficersUsableFor < OfficersFreshFor)
            yield return "Lists:OfficersFreshFor must be at least one minute and not above Lists:OfficersUsableFor.";
    }

    private static string? KeyFault(KeyValuePair<string, string> key)
    {
        try
        {
            _ = new ListVerifier(new Dictionary<string, ReadOnlyMemory<byte>> { [key.Key] = ReadKey(key.Value) });
            return null;
        }
        catch (Exception exception) when (exception
            is IOException or UnauthorizedAccessException or ArgumentException or CryptographicException)
        {
            return $"Lists:TrustedKeys:{key.Key} must name a PEM file of a public key on P-256: {exception.Message}";
        }
    }

    private static ReadOnlyMemory<byte> ReadKey(string path)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(path));
        return key.ExportSubjectPublicKeyInfo();
    }
}
