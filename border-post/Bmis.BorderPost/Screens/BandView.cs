namespace Bmis.BorderPost.Screens;

/// <summary>The band across the page.</summary>
/// <param name="State">Style: waiting, clear, incomplete, refer.</param>
/// <param name="Word">The verdict in one or two words.</param>
/// <param name="Reason">One line.</param>
/// <param name="ElapsedMilliseconds">Time in the inspection; null when there is none.</param>
/// <param name="InspectionId">The inspection; empty when there is none.</param>
/// <param name="InspectionRevision">The revision a decision must carry.</param>
/// <param name="NeedsSupervisor">True when admitting asks for a supervisor.</param>
public sealed record BandView(
    string State,
    string Word,
    string Reason,
    long? ElapsedMilliseconds,
    string InspectionId,
    long InspectionRevision,
    bool NeedsSupervisor);
