namespace Bmis.Edifact.Contrl;

/// <summary>Tags of CONTRL as <see cref="Interchange.SegmentTag.Value"/> holds them.</summary>
internal static class ContrlTags
{
    internal const uint Ucd = ('U' << 16) | ('C' << 8) | 'D';
    internal const uint Ucf = ('U' << 16) | ('C' << 8) | 'F';
    internal const uint Uci = ('U' << 16) | ('C' << 8) | 'I';
    internal const uint Ucm = ('U' << 16) | ('C' << 8) | 'M';
    internal const uint Ucs = ('U' << 16) | ('C' << 8) | 'S';
}
