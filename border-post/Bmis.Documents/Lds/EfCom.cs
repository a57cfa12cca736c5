using System.Text;

namespace Bmis.Documents.Lds;

/// <summary>
/// EF.COM (Doc 9303-10, 4.6.1): versions, and the files that the chip says it has. Nothing signs it: what EF.SOD lists
/// counts.
/// </summary>
/// <param name="LdsVersion">Version of the data structure such as 1.7; null when it is missing or no number.</param>
/// <param name="UnicodeVersion">Version of Unicode such as 4.0.0; null likewise.</param>
/// <param name="Files">The files listed, in the order of the list, each once.</param>
/// <param name="UnknownTags">Tags listed that are no file of the data structure.</param>
public sealed record EfCom(
    Version? LdsVersion,
    Version? UnicodeVersion,
    IReadOnlyList<ElementaryFile> Files,
    IReadOnlyList<byte> UnknownTags)
{
    private const uint LdsVersionTag = 0x5F01;
    private const uint UnicodeVersionTag = 0x5F36;
    private const int PartDigits = 2;

    /// <summary>Reads the file.</summary>
    public static LdsRead<EfCom> Read(ReadOnlyMemory<byte> file) => LdsWalk.Read(file, ElementaryFile.Common, Parse);

    private static EfCom? Parse(LdsObjects objects)
    {
        Version? structure = null, unicode = null;
        LdsObject? list = null;
        while (objects.TryRead(out var one))
        {
            if (one.Tag == LdsVersionTag)
                structure = ReadVersion(objects, one, 2);
            else if (one.Tag == UnicodeVersionTag)
                unicode = ReadVersion(objects, one, 3);
            else if (one.Tag == LdsTags.TagList)
                list = one;
        }

        if (list is { } tags)
            return Of(objects, structure, unicode, tags);
        objects.Walk.Fail(LdsFault.Missing, objects.Place);
        return null;
    }

    private static EfCom Of(LdsObjects objects, Version? structure, Version? unicode, LdsObject list)
    {
        var files = new List<ElementaryFile>();
        var unknown = new List<byte>();
        foreach (var tag in list.Span[..Math.Min(list.Span.Length, byte.MaxValue)])
            if (ElementaryFile.OfTag(tag) is not { } file)
                unknown.Add(tag);
            else if (!files.Contains(file))
                files.Add(file);
        if (unknown.Count > 0)
            objects.Note(LdsFault.WrongValue, list);
        return new(structure, unicode, files, unknown);
    }

    // Two digits for each part of the version.
    private static Version? ReadVersion(LdsObjects objects, LdsObject one, int parts)
    {
        var text = Encoding.Latin1.GetString(one.Span[..Math.Min(one.Span.Length, PartDigits * parts)]);
        if (one.Span.Length != PartDigits * parts || text.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            objects.Note(LdsFault.WrongValue, one);
            return null;
        }

        int Part(int index) => ((text[PartDigits * index] - '0') * 10) + text[(PartDigits * index) + 1] - '0';
        return parts == 2 ? new(Part(0), Part(1)) : new(Part(0), Part(1), Part(2));
    }
}
