namespace Bmis.Documents.Lds;

/// <summary>DG5 (Doc 9303-10, 4.7.5): the portrait as it is printed. It prints as <c>[portraits]</c>.</summary>
/// <param name="Portraits">The images in the order of the file.</param>
public sealed record DataGroup5(IReadOnlyList<LdsImage> Portraits)
{
    private const uint ImageTag = 0x5F40;

    /// <summary>Reads the file.</summary>
    public static LdsRead<DataGroup5> Read(ReadOnlyMemory<byte> file) => LdsWalk.Read(
        file, ElementaryFile.OfDataGroup(5), objects => new DataGroup5(DisplayedImages.Read(objects, ImageTag)));

    /// <inheritdoc/>
    public override string ToString() => "[portraits]";
}
