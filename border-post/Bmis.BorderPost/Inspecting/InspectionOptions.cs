using Bmis.BorderPost.Serving;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Inspecting;

/// <summary>How the lane inspects.</summary>
internal sealed class InspectionOptions : ISettings
{
    public static string Section => "Inspection";

    /// <summary>Which way travellers go through the lane: Entry, Exit or Transit.</summary>
    public Direction Direction { get; set; } = Direction.Entry;

    /// <summary>Milliseconds after which a check is cut off.</summary>
    public int CheckMilliseconds { get; set; } = 2000;

    /// <summary>The country's profile, a JSON file; empty for the one that comes with the product.</summary>
    public string ProfileFile { get; set; } = "";

    /// <summary>Documents that may wait while a traveller is being inspected.</summary>
    public int QueueLength { get; set; } = 3;

    /// <summary>
    /// Whether first line's page has a small neutral mark for a traveller on whom something is to be collected; what it
    /// means is the country's policy.
    /// </summary>
    public bool MaskedCue { get; set; }

    public IEnumerable<string> Faults()
    {
        if (Direction is not (Direction.Entry or Direction.Exit or Direction.Transit))
            yield return "Inspection:Direction must be Entry, Exit or Transit.";
        if (CheckMilliseconds is < 10 or > 60_000)
            yield return "Inspection:CheckMilliseconds must be from 10 to 60000.";
        if (QueueLength is < 0 or > 10) yield return "Inspection:QueueLength must be from 0 to 10.";
    }
}
