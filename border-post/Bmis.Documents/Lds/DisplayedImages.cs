namespace Bmis.Documents.Lds;

/// <summary>Reads images that stand in a file by themselves (Doc 9303-10, 4.7.5 and 4.7.7).</summary>
internal static class DisplayedImages
{
    internal static IReadOnlyList<LdsImage> Read(LdsObjects objects, uint tag)
    {
        var images = new List<LdsImage>();
        int? announced = null;
        while (objects.TryRead(out var one))
        {
            if (one.Tag == LdsTags.Count)
                announced = objects.Number(one);
            else if (one.Tag == tag && images.Count < LdsLimits.MostTemplates)
                images.Add(LdsImage.Of(one.Value));
            else if (one.Tag == tag)
                objects.Walk.Fail(LdsFault.TooMany, one.Place);
        }

        objects.Compare(announced, images.Count);
        if (images.Count == 0)
            objects.Walk.Fail(LdsFault.Missing, objects.Place);
        return images;
    }
}
