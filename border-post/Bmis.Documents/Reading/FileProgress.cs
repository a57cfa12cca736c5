using Bmis.Documents.Lds;

namespace Bmis.Documents.Reading;

/// <summary>How far the reading of a file has come.</summary>
/// <param name="File">The file.</param>
/// <param name="Bytes">How many of its bytes have been read.</param>
/// <param name="Length">How many it has, by its own word.</param>
public readonly record struct FileProgress(ElementaryFile File, int Bytes, int Length);
