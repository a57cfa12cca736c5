namespace Bmis.Documents.Lds;

/// <summary>Reads several names in an object of their own, after their count.</summary>
internal static class LdsNames
{
    internal static List<LdsName> Read(LdsObjects objects, uint tag, LdsTagList list)
    {
        var names = new List<LdsName>();
        int? announced = null;
        while (objects.TryRead(out var one))
        {
            list.Found(one.Tag);
            if (one.Tag == LdsTags.Count)
                announced = objects.Number(one);
            else if (one.Tag == tag)
                names.Add(LdsName.Of(LdsText.Read(objects, one)));
        }

        objects.Compare(announced, names.Count);
        return names;
    }
}
