using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Hits;

/// <summary>A list that past crossings are asked about again when a newer version comes into use.</summary>
internal interface ILateList
{
    /// <summary>Name of the list, as records name what they consulted.</summary>
    string Name { get; }

    /// <summary>The version in use; 0 without one.</summary>
    long Version { get; }

    /// <summary>Raised after another version came into use.</summary>
    event EventHandler? Changed;

    /// <summary>
    /// Whether <see cref="Changed"/> is raised, too, for a crossing that was decided without the list in use: then not
    /// every decision without it asks for a look.
    /// </summary>
    bool RingsItself => false;

    /// <summary>Whether the list can say anything about a crossing.</summary>
    bool Concerns(Crossing crossing);

    /// <summary>What the version in use says of a crossing, and which version that was.</summary>
    (long Version, IEnumerable<AlertHit> Hits) Screen(Crossing crossing);
}
