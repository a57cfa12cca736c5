namespace Bmis.Documents.Lds;

/// <summary>Tags that several files use (Doc 9303-10, 4.7).</summary>
internal static class LdsTags
{
    internal const uint Count = 0x02;
    internal const uint TagList = 0x5C;
    internal const uint Others = 0xA0;
}
