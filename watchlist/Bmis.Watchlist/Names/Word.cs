namespace Bmis.Watchlist.Names;

/// <summary>One part of a name in the letters of the MRZ, with everything that comparing needs made once.</summary>
internal sealed class Word
{
    private readonly WordShape _shape;

    /// <param name="part">The part.</param>
    /// <param name="id">Its number in the vocabulary, or -1.</param>
    internal Word(NamePart part, int id = -1)
    {
        Id = id;
        var text = part.Text;
        (Key, Text, Spelling) = (part.Key, text, part.Spelling);
        Sound = Names.Sound.Of(text);
        Skeleton = Names.Sound.SkeletonOf(Sound);
        Frame = Names.Frame.Of(text);
        _shape = WordShape.Of(text, Sound, Frame, Spelling is not null);
        Class = WordClasses.Of(text);
    }

    internal int Id { get; }

    /// <summary>What tells it from other words: the letters as written.</summary>
    internal string Key { get; }

    internal string Text { get; }

    /// <summary>As written in a script of its own; null in Latin letters.</summary>
    internal Spelling? Spelling { get; }

    internal NamePart Part => new(Text, Spelling);

    internal string Frame { get; }

    internal string Sound { get; }

    internal string Skeleton { get; }

    internal ref readonly WordShape Shape => ref _shape;

    internal WordLetters Letters => new(in _shape, Text, Sound, Spelling);

    internal WordClass Class { get; }

    public override string ToString() => "[name part]";
}
