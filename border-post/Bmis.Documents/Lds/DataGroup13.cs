namespace Bmis.Documents.Lds;

/// <summary>
/// DG13 (Doc 9303-10, 4.7.13): what the issuing State likes, in a form of its own. It prints as
/// <c>[optional details]</c>.
/// </summary>
/// <param name="Content">The content of the file's object.</param>
public sealed record DataGroup13(ReadOnlyMemory<byte> Content)
{
    /// <summary>Reads the file.</summary>
    public static LdsRead<DataGroup13> Read(ReadOnlyMemory<byte> file) =>
        LdsWalk.Read(file, ElementaryFile.OfDataGroup(13), objects => new DataGroup13(objects.Bytes));

    /// <inheritdoc/>
    public override string ToString() => "[optional details]";
}
