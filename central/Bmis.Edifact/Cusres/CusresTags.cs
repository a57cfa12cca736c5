namespace Bmis.Edifact.Cusres;

/// <summary>Tags of CUSRES as <see cref="Interchange.SegmentTag.Value"/> holds them.</summary>
internal static class CusresTags
{
    internal const uint Bgm = ('B' << 16) | ('G' << 8) | 'M';
    internal const uint Dtm = ('D' << 16) | ('T' << 8) | 'M';
    internal const uint Erc = ('E' << 16) | ('R' << 8) | 'C';
    internal const uint Erp = ('E' << 16) | ('R' << 8) | 'P';
    internal const uint Ftx = ('F' << 16) | ('T' << 8) | 'X';
    internal const uint Loc = ('L' << 16) | ('O' << 8) | 'C';
    internal const uint Rff = ('R' << 16) | ('F' << 8) | 'F';
}
