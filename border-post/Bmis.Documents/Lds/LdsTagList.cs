namespace Bmis.Documents.Lds;

/// <summary>The list with which an optional data group begins: tags of what follows (Doc 9303-10, 4.7.11).</summary>
internal sealed class LdsTagList
{
    private readonly List<uint> _announced = [];
    private readonly HashSet<uint> _found = [];
    private int _place;

    /// <summary>Reads an optional data group, object by object; what nobody knows is noted.</summary>
    /// <param name="objects">The objects.</param>
    /// <param name="details">What it is read into.</param>
    /// <param name="with">Adds an object to that; null for one that is not known.</param>
    internal static T Read<T>(LdsObjects objects, T details, Func<T, LdsObject, LdsTagList, T?> with)
        where T : class
    {
        var list = new LdsTagList();
        while (objects.TryRead(out var one))
        {
            list.Found(one.Tag);
            if (one.Tag == LdsTags.TagList)
                list.Read(one);
            else if (with(details, one, list) is { } more)
                details = more;
            else
                objects.Note(LdsFault.UnknownFormat, one);
        }

        list.Compare(objects);
        return details;
    }

    /// <summary>Reads the list; a tag of two bytes begins with five bits set.</summary>
    internal void Read(LdsObject list)
    {
        _place = list.Place;
        var tags = list.Span;
        for (var i = 0; i < tags.Length && _announced.Count < LdsLimits.MostObjects; i++)
        {
            uint tag = tags[i];
            if ((tag & 0x1F) == 0x1F && i + 1 < tags.Length)
                tag = (tag << 8) | tags[++i];
            _announced.Add(tag);
        }
    }

    /// <summary>Remembers that an object is there.</summary>
    internal void Found(uint tag) => _found.Add(tag);

    /// <summary>
    /// Notes what was announced and is not there. What stands within another object may be announced by the tag of
    /// either.
    /// </summary>
    internal void Compare(LdsObjects objects)
    {
        foreach (var tag in _announced)
            if (!_found.Contains(tag))
                objects.Walk.Note(LdsFault.Missing, tag, _place);
    }
}
