namespace Bmis.Edifact.Pnrgov;

/// <summary>Tags of PNRGOV as <see cref="Interchange.SegmentTag.Value"/> holds them.</summary>
internal static class PnrTags
{
    internal const uint Abi = ('A' << 16) | ('B' << 8) | 'I';
    internal const uint Add = ('A' << 16) | ('D' << 8) | 'D';
    internal const uint Dat = ('D' << 16) | ('A' << 8) | 'T';
    internal const uint Eqn = ('E' << 16) | ('Q' << 8) | 'N';
    internal const uint Fop = ('F' << 16) | ('O' << 8) | 'P';
    internal const uint Fti = ('F' << 16) | ('T' << 8) | 'I';
    internal const uint Ift = ('I' << 16) | ('F' << 8) | 'T';
    internal const uint Msg = ('M' << 16) | ('S' << 8) | 'G';
    internal const uint Org = ('O' << 16) | ('R' << 8) | 'G';
    internal const uint Rci = ('R' << 16) | ('C' << 8) | 'I';
    internal const uint Ref = ('R' << 16) | ('E' << 8) | 'F';
    internal const uint Rpi = ('R' << 16) | ('P' << 8) | 'I';
    internal const uint Sac = ('S' << 16) | ('A' << 8) | 'C';
    internal const uint Src = ('S' << 16) | ('R' << 8) | 'C';
    internal const uint Ssd = ('S' << 16) | ('S' << 8) | 'D';
    internal const uint Ssr = ('S' << 16) | ('S' << 8) | 'R';
    internal const uint Tbd = ('T' << 16) | ('B' << 8) | 'D';
    internal const uint Tif = ('T' << 16) | ('I' << 8) | 'F';
    internal const uint Tkt = ('T' << 16) | ('K' << 8) | 'T';
    internal const uint Tra = ('T' << 16) | ('R' << 8) | 'A';
    internal const uint Tri = ('T' << 16) | ('R' << 8) | 'I';
    internal const uint Tvl = ('T' << 16) | ('V' << 8) | 'L';
}
