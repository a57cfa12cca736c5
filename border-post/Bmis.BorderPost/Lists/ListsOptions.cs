using Bmis.BorderPost.Serving;
using Bmis.Crossings;
using Bmis.Sync.Distribution;
using Bmis.Sync.Distribution.Roles;

namespace Bmis.BorderPost.Lists;

internal sealed class ListsOptions : ISettings
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);
    private readonly Lock _gate = new();
    private ListVerifier? _verifier;

    public static string Section => "Lists";

    /// <summary>Full path of the folder of the lists; empty for <c>lists</c> in the lane's folder.</summary>
    public string Folder { get; set; } = "";

    /// <summary>
    /// File of the root (<c>bmis-central distribution keys</c>) that says whose signatures make a list count; empty
    /// where no list is used. Newer roots come from the centre: change it only when the root's own keys are lost.
    /// </summary>
    public string Root { get; set; } = "";

    /// <summary>An alert list is stale when it is older.</summary>
    public TimeSpan AlertFreshFor { get; set; } = TimeSpan.FromHours(24);

    /// <summary>An alert list has expired when it is older, or earlier when its manifest says so.</summary>
    public TimeSpan AlertUsableFor { get; set; } = TimeSpan.FromDays(7);

    /// <summary>A list of officers is stale when it is older.</summary>
    public TimeSpan OfficersFreshFor { get; set; } = TimeSpan.FromDays(7);

    /// <summary>A list of officers has expired when it is older, or earlier when its manifest says so.</summary>
    public TimeSpan OfficersUsableFor { get; set; } = TimeSpan.FromDays(30);

    public IEnumerable<string> Faults() =>
        Times().Concat(RootFaults()).Concat(FolderFaults());

    internal string PathIn(LaneOptions lane) => Folder.Length > 0 ? Folder : Path.Combine(lane.Folder, "lists");

    // Each clearance has a last day of its own: the list of them ages by its manifest alone.
    internal ListAge AgeOf(string list) => list switch
    {
        ListNames.Officers => new(OfficersFreshFor, OfficersUsableFor),
        ListNames.Clearances => new(TimeSpan.MaxValue, TimeSpan.MaxValue),
        _ => new(AlertFreshFor, AlertUsableFor),
    };

    /// <summary>
    /// What the lane believes of its lists: opened once, for all folders and feeds. Call it only on settings without
    /// faults.
    /// </summary>
    /// <exception cref="IOException">The file of roles cannot be opened.</exception>
    internal ListVerifier Verifier(LaneOptions lane)
    {
        lock (_gate)
            return _verifier ??= new(Root.Length == 0 ? null : LaneTrust.Open(
                Path.Combine(PathIn(lane), "roles"), ReadRoot(Root)!, lane.Id));
    }

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

    private IEnumerable<string> RootFaults()
    {
        if (Root.Length > 0 && ReadRoot(Root) is null)
            yield return $"Lists:Root must name the file of a root that is signed by its own keys: '{Root}'.";
    }

    private static SignedRole? ReadRoot(string path)
    {
        try
        {
            var root = RoleCodec.FromBytes(File.ReadAllBytes(path)).Role;
            return root is not null && TrustedRoles.Begin(root) is not null ? root : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
