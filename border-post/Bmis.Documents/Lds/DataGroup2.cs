namespace Bmis.Documents.Lds;

/// <summary>DG2 (Doc 9303-10, 4.7.2): the holder's face. It prints as <c>[face images]</c>.</summary>
/// <param name="Images">The images in the order of the file; the first is the portrait.</param>
public sealed record DataGroup2(IReadOnlyList<FaceImage> Images)
{
    /// <summary>Reads the file.</summary>
    public static LdsRead<DataGroup2> Read(ReadOnlyMemory<byte> file) =>
        LdsWalk.Read(file, ElementaryFile.OfDataGroup(2), Parse);

    /// <inheritdoc/>
    public override string ToString() => "[face images]";

    private static DataGroup2? Parse(LdsObjects objects)
    {
        var images = new List<FaceImage>();
        foreach (var template in BiometricTemplates.Read(objects))
            ReadTemplate(objects.Walk, template, images);
        if (images.Count > 0)
            return new(images);
        objects.Walk.Fail(LdsFault.Missing, objects.Place);
        return null;
    }

    // What the block is shows in its first bytes; headers of documents in circulation are not to be relied on.
    private static void ReadTemplate(LdsWalk walk, BiometricTemplate template, List<FaceImage> images)
    {
        if (FaceRecord.IsOne(template.Data.Span))
            FaceRecord.Read(walk, template, images);
        else if (FaceBlock.IsOne(template.Data.Span))
            FaceBlock.Read(walk, template, images);
        else
            walk.Fail(LdsFault.UnknownFormat, template.Place);
    }
}
