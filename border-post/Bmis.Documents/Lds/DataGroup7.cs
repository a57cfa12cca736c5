namespace Bmis.Documents.Lds;

/// <summary>DG7 (Doc 9303-10, 4.7.7): the holder's signature or usual mark. It prints as <c>[signatures]</c>.</summary>
/// <param name="Signatures">The images in the order of the file.</param>
public sealed record DataGroup7(IReadOnlyList<LdsImage> Signatures)
{
    private const uint ImageTag = 0x5F43;

    /// <summary>Reads the file.</summary>
    public static LdsRead<DataGroup7> Read(ReadOnlyMemory<byte> file) => LdsWalk.Read(
        file, ElementaryFile.OfDataGroup(7), objects => new DataGroup7(DisplayedImages.Read(objects, ImageTag)));

    /// <inheritdoc/>
    public override string ToString() => "[signatures]";
}
