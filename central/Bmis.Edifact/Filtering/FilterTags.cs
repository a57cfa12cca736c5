using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Filtering;

/// <summary>What segments hold, as far as the filter goes by it.</summary>
internal static class FilterTags
{
    internal const uint Com = ('C' << 16) | ('O' << 8) | 'M';
    internal const uint Fop = ('F' << 16) | ('O' << 8) | 'P';
    internal const uint Ftx = ('F' << 16) | ('T' << 8) | 'X';
    internal const uint Ift = ('I' << 16) | ('F' << 8) | 'T';
    internal const uint Lts = ('L' << 16) | ('T' << 8) | 'S';
    internal const uint Ssr = ('S' << 16) | ('S' << 8) | 'R';

    private const uint Aut = ('A' << 16) | ('U' << 8) | 'T';
    private const uint Cnt = ('C' << 16) | ('N' << 8) | 'T';
    private const uint Doc = ('D' << 16) | ('O' << 8) | 'C';
    private const uint Malformed = 0;
    private const uint Pdt = ('P' << 16) | ('D' << 8) | 'T';
    private const uint Rci = ('R' << 16) | ('C' << 8) | 'I';
    private const uint Ref = ('R' << 16) | ('E' << 8) | 'F';
    private const uint Rff = ('R' << 16) | ('F' << 8) | 'F';
    private const uint Tkt = ('T' << 16) | ('K' << 8) | 'T';

    /// <summary>
    /// Segments that are never touched: the envelope, by which messages are told apart and counted; references, by
    /// which answers find who was asked about; tickets; documents; totals and seals.
    /// </summary>
    internal static bool IsExempt(uint tag) => tag is SegmentTag.Una or SegmentTag.Unb or SegmentTag.Ung
        or SegmentTag.Unh or SegmentTag.Unt or SegmentTag.Une or SegmentTag.Unz
        or Rff or Rci or Ref or Tkt or Doc or Pdt or Cnt or Aut;

    /// <summary>Whether its components are one text in which senders leave colons as they are.</summary>
    internal static bool IsText(uint tag) => tag is Ift or Lts or Ssr or Ftx;

    /// <summary>
    /// The element from which on free text stands; null when the segment has none of its own. A malformed tag may be
    /// that of any segment.
    /// </summary>
    internal static int? FirstText(uint tag) => tag switch
    {
        Ift => 1,
        Lts or Malformed => 0,
        Ftx => 3,
        _ => null,
    };
}
