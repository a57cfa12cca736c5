namespace Bmis.Edifact.Paxlst;

/// <summary>Tags of PAXLST as <see cref="Interchange.SegmentTag.Value"/> holds them.</summary>
internal static class PaxlstTags
{
    internal const uint Att = ('A' << 16) | ('T' << 8) | 'T';
    internal const uint Aut = ('A' << 16) | ('U' << 8) | 'T';
    internal const uint Bgm = ('B' << 16) | ('G' << 8) | 'M';
    internal const uint Cnt = ('C' << 16) | ('N' << 8) | 'T';
    internal const uint Com = ('C' << 16) | ('O' << 8) | 'M';
    internal const uint Cpi = ('C' << 16) | ('P' << 8) | 'I';
    internal const uint Cta = ('C' << 16) | ('T' << 8) | 'A';
    internal const uint Doc = ('D' << 16) | ('O' << 8) | 'C';
    internal const uint Dtm = ('D' << 16) | ('T' << 8) | 'M';
    internal const uint Emp = ('E' << 16) | ('M' << 8) | 'P';
    internal const uint Ftx = ('F' << 16) | ('T' << 8) | 'X';
    internal const uint Gei = ('G' << 16) | ('E' << 8) | 'I';
    internal const uint Loc = ('L' << 16) | ('O' << 8) | 'C';
    internal const uint Mea = ('M' << 16) | ('E' << 8) | 'A';
    internal const uint Nad = ('N' << 16) | ('A' << 8) | 'D';
    internal const uint Nat = ('N' << 16) | ('A' << 8) | 'T';
    internal const uint Pdt = ('P' << 16) | ('D' << 8) | 'T';
    internal const uint Qty = ('Q' << 16) | ('T' << 8) | 'Y';
    internal const uint Rff = ('R' << 16) | ('F' << 8) | 'F';
    internal const uint Tdt = ('T' << 16) | ('D' << 8) | 'T';
    internal const uint Uns = ('U' << 16) | ('N' << 8) | 'S';
}
