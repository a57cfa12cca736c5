namespace Bmis.BorderPost.Screens;

/// <summary>The band across the page.</summary>
/// <param name="State">Style: waiting, clear, incomplete, refer, protect.</param>
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
    bool NeedsSupervisor)
{
    /// <summary>What to know before going near, as symbols.</summary>
    public IReadOnlyList<SignView> Signs { get; init; } = [];

    /// <summary>True when headquarters tests the lane with an invented person.</summary>
    public bool IsDrill { get; init; }

    /// <summary>True for the mark whose meaning the country's policy gives; only where the settings allow it.</summary>
    public bool HasCue { get; init; }
}
