namespace Bmis.Documents.Lds;

/// <summary>One entry of a chip's security infos as it was read (Doc 9303-11, 9.2).</summary>
/// <param name="Oid">The object identifier; empty when not even that can be read.</param>
/// <param name="Whole">The entry with its tag and length.</param>
public sealed record SecurityInfo(string Oid, ReadOnlyMemory<byte> Whole);
