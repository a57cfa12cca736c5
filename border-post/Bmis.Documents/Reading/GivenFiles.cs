using Bmis.Documents.Iso7816;
using Bmis.Documents.Lds;

namespace Bmis.Documents.Reading;

/// <summary>Evidence of files that were given by somebody, without the chip they came from.</summary>
public static class GivenFiles
{
    /// <summary>Makes evidence that the judge takes as it takes that of a chip.</summary>
    /// <param name="files">The files as they lie on a chip.</param>
    public static DocumentEvidence Evidence(
        IEnumerable<KeyValuePair<ElementaryFile, ReadOnlyMemory<byte>>> files) => new()
    {
        Access = new() { LacksChip = true },
        Files = files.ToDictionary(
            one => one.Key, one => new FileContent(one.Value, FileFault.None, StatusWord.Success)),
        End = ReadingEnd.NoChip,
    };
}
