using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Contrl;

/// <summary>What is said of a message (UCM).</summary>
/// <param name="Reference">Its reference (0062).</param>
/// <param name="Type">Its type (0065).</param>
/// <param name="Version">The type's version (0052).</param>
/// <param name="Release">The type's release (0054).</param>
/// <param name="Agency">Who controls the type (0051).</param>
/// <param name="Association">The association assigned code (0057).</param>
/// <param name="Level">What became of it.</param>
/// <param name="Segments">Segments with errors, in order.</param>
public sealed record MessageReport(
    string Reference, string Type, string Version, string Release, string Agency, string Association,
    LevelReport Level, IReadOnlyList<SegmentReport> Segments)
{
    internal static MessageReport Of(
        MessageHeader header, LevelReport level, IReadOnlyList<SegmentReport> segments) => new(
        header.Reference, header.Type, header.Version, header.Release, header.Agency, header.Association, level,
        segments);
}
