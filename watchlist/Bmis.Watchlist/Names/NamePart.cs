namespace Bmis.Watchlist.Names;

/// <summary>A part of a name in the letters of the MRZ and, where it was in another script, as written.</summary>
internal readonly record struct NamePart(string Text, Spelling? Spelling = null)
{
    /// <summary>What tells it from other parts: the letters as written.</summary>
    internal string Key => Spelling?.Letters ?? Text;

    internal NamePart With(NamePart next) => new(
        Text + next.Text,
        Spelling is { } one && next.Spelling is { } other && one.Table == other.Table
            ? one.Table.Spell(one.Letters + other.Letters)
            : null);

    public override string ToString() => "[name part]";
}
